using System.Globalization;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reviews;

namespace CoAudit.Audits.Features.ReviewProgress;

/// <summary>Reads what a panel member counted; a broken rule's field is <c>counts.{action}.found</c> or <c>.looked</c>.</summary>
internal static class CountReading
{
    public static Dictionary<Guid, Counted> Read(IReadOnlyDictionary<string, GivenCount?> given, FieldRules rules)
    {
        Dictionary<Guid, Counted> counts = [];
        foreach (var (id, count) in given)
        {
            if (!Guid.TryParse(id, out var action))
            {
                rules.Add($"counts.{PlainInput.Shown(id)}", "There is no such action.");
            }
            else if (Read(action, count, rules) is { } counted)
            {
                counts[action] = counted;
            }
        }

        return counts;
    }

    private static Counted? Read(Guid action, GivenCount? count, FieldRules rules)
    {
        var (found, looked) = (count?.Found?.Trim() ?? "", count?.Looked?.Trim() ?? "");
        if (found.Length == 0 && looked.Length == 0)
        {
            return null;
        }

        var times = Number(looked, 1, Counted.MostLooked);
        if (times is null)
        {
            rules.Add($"counts.{action}.looked", looked.Length == 0 ? "Say also how often you looked." : $"Write a whole number from 1 to {Counted.MostLooked:N0}.");
        }

        var seen = Number(found, 0, times ?? Counted.MostLooked);
        if (seen is null)
        {
            rules.Add($"counts.{action}.found", found.Length == 0 ? "Say also how often it was as agreed." : "Write a whole number that is not more than how often you looked.");
        }

        return seen is { } often && times is { } all ? new Counted(often, all) : null;
    }

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
