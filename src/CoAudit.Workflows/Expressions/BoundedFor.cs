using DotLiquid;
using DotLiquid.Tags;

namespace CoAudit.Workflows.Expressions;

/// <summary>Liquid's <c>for</c>, which looks at the budget before it begins: loops inside loops need not write anything to use up memory.</summary>
internal sealed class BoundedFor : For
{
    public override void Render(Context context, TextWriter result)
    {
        LiquidBudget.Of(context).Spend(0, LiquidBudget.TextLength);
        base.Render(context, result);
    }
}
