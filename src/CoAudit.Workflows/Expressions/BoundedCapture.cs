using DotLiquid;
using DotLiquid.Tags;

namespace CoAudit.Workflows.Expressions;

/// <summary>Liquid's <c>capture</c>, which could otherwise double a text in each round.</summary>
internal sealed class BoundedCapture : Capture
{
    private string _name = "";

    public override void Initialize(string tagName, string markup, List<string> tokens)
    {
        base.Initialize(tagName, markup, tokens);
        _name = markup.Trim().Trim('\'', '"');
    }

    public override void Render(Context context, TextWriter result)
    {
        using BoundedWriter captured = new(LiquidBudget.Of(context));
        RenderAll(NodeList, context, captured);
        context.Scopes[^1][_name] = captured.ToString();
    }
}
