namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Writes a line. There is no console here: the line stands in the journal, as the activity's input.</summary>
[Activity("Elsa.WriteLine", Category = "Console", Description = "Writes a line of text into the journal.")]
internal sealed class WriteLine : Activity
{
    public Input<string?> Text { get; } = new("text", null) { Description = "The text to write." };

    public override void Execute(ActivityContext context) => context.Complete();
}
