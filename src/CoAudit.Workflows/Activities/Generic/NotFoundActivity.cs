namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Stands where the definition names an activity that we do not have. The definition keeps its JSON; reaching it is an incident.</summary>
[Activity(TypeName, Category = "System", Description = "Stands for an activity that is not known here.", IsHidden = true)]
internal sealed class NotFoundActivity : Activity
{
    public const string TypeName = "Elsa.NotFoundActivity";

    public override void Execute(ActivityContext context) =>
        throw new ActivityFaultException(context.Node.Refusal ?? $"There is no activity of the type {context.Node.Type}.");
}
