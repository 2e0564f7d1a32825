namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Ends the loop around it: nothing more of this round runs, and no other round.</summary>
[Activity("Elsa.Break", Category = "Looping", Description = "Ends the loop around it.", IsTerminal = true)]
internal sealed class Break : Activity
{
    public override void Execute(ActivityContext context)
    {
        for (var scope = context.Parent; scope is not null; scope = scope.Parent)
        {
            if (scope.Node.Activity is IBreakable breakable)
            {
                scope.IsBreaking = true;
                if (breakable.IsLoop)
                {
                    break;
                }
            }
        }

        context.Complete();
    }
}
