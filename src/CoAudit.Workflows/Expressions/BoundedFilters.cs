using System.Collections;
using DotLiquid;

namespace CoAudit.Workflows.Expressions;

/// <summary>Liquid's filters that can make much out of little, in place of DotLiquid's. They read plain text, never patterns. DotLiquid finds them by name.</summary>
internal static class BoundedFilters
{
    public static string? Append(Context context, string? input, string? text) =>
        input is null ? null : Checked(context, input.Length + (text?.Length ?? 0), () => input + text);

    public static string? Prepend(Context context, string? input, string? text) =>
        input is null ? null : Checked(context, input.Length + (text?.Length ?? 0), () => text + input);

    public static string? Replace(Context context, string? input, string? search, string? replacement = "")
    {
        if (string.IsNullOrEmpty(input) || string.IsNullOrEmpty(search))
        {
            return input;
        }

        var rounds = 0;
        for (var at = input.IndexOf(search, StringComparison.Ordinal); at >= 0; at = input.IndexOf(search, at + search.Length, StringComparison.Ordinal))
        {
            rounds++;
        }

        return Checked(context, input.Length + (rounds * ((replacement?.Length ?? 0L) - search.Length)), () => input.Replace(search, replacement, StringComparison.Ordinal));
    }

    public static string? Join(Context context, IEnumerable? input, string? glue = " ")
    {
        if (input is null)
        {
            return null;
        }

        var items = input.Cast<object?>().Take(LiquidBudget.ListLength + 1).Select(item => Convert.ToString(item, context.FormatProvider) ?? "").ToList();
        LiquidBudget.Of(context).Spend(items.Count, LiquidBudget.ListLength);
        return Checked(context, items.Sum(item => (long)item.Length) + (items.Count * (glue?.Length ?? 0L)), () => string.Join(glue, items));
    }

    public static IEnumerable? Concat(Context context, IEnumerable? left, IEnumerable? right)
    {
        if (left is null)
        {
            return right;
        }

        var both = left.Cast<object?>().Concat(right?.Cast<object?>() ?? []).Take(LiquidBudget.ListLength + 1).ToList();
        LiquidBudget.Of(context).Spend(both.Count, LiquidBudget.ListLength);
        return both;
    }

    private static string Checked(Context context, long length, Func<string> make)
    {
        LiquidBudget.Of(context).Spend(length, LiquidBudget.TextLength);
        return make();
    }
}
