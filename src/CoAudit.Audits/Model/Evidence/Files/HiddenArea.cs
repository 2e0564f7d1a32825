namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>A part of a photo that must not be seen: its place and size in percent of the photo's width and height.</summary>
public sealed record HiddenArea(decimal? Left, decimal? Top, decimal? Width, decimal? Height)
{
    public const int Most = 50;

    /// <summary>Checks areas that somebody sent.</summary>
    /// <exception cref="InvalidCommandException">One of them is no part of the photo; the field is named.</exception>
    public static IReadOnlyList<HiddenArea> Read(IReadOnlyList<HiddenArea?>? given)
    {
        var areas = given ?? [];
        FieldRules rules = new();
        if (areas.Count > Most)
        {
            rules.Add("hide", $"Hide at most {Most} parts of one photo.");
        }

        foreach (var index in areas.Index().Where(a => a.Item is not { IsInside: true }).Select(a => a.Index))
        {
            rules.Add($"hide[{index}]", "Give left, top, width and height in percent of the photo. The part must lie inside the photo.");
        }

        rules.ThrowIfBroken();
        return [.. areas.OfType<HiddenArea>()];
    }

    private bool IsInside => Left is >= 0 and < 100 && Top is >= 0 and < 100 && Width is > 0 && Height is > 0 && Left + Width <= 100 && Top + Height <= 100;
}
