using System.Globalization;
using System.Text;

namespace CoAudit.Workflows.Expressions;

/// <summary>Takes what a template writes, up to its budget.</summary>
internal sealed class BoundedWriter(LiquidBudget budget) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly StringBuilder _written = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        budget.Spend(_written.Length + 1L, LiquidBudget.TextLength);
        _written.Append(value);
    }

    public override void Write(string? value)
    {
        budget.Spend(_written.Length + (value?.Length ?? 0L), LiquidBudget.TextLength);
        _written.Append(value);
    }

    public override string ToString() => _written.ToString();
}
