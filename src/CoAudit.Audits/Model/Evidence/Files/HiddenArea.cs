namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>A part of a photo or of a page that must not be seen: its place and size in percent of the width and height.</summary>
/// <param name="Page">Of a PDF, from 1 on. A photo has one page, which need not be named.</param>
public sealed record HiddenArea(decimal? Left, decimal? Top, decimal? Width, decimal? Height, int? Page = null)
{
    public const int Most = 50;

    /// <summary>Checks areas that somebody sent.</summary>
    /// <exception cref="InvalidCommandException">One of them is no part of the picture; the field is named.</exception>
    public static IReadOnlyList<HiddenArea> Read(IReadOnlyList<HiddenArea?>? given)
    {
        var areas = given ?? [];
        FieldRules rules = new();
        if (areas.Count > Most)
        {
            rules.Add("hide", $"Hide at most {Most} parts of one file.");
        }

        foreach (var index in areas.Index().Where(a => a.Item is not { IsInside: true }).Select(a => a.Index))
        {
            rules.Add($"hide[{index}]", "Give left, top, width and height in percent of the picture. The part must lie inside the picture.");
        }

        rules.ThrowIfBroken();
        return [.. areas.OfType<HiddenArea>()];
    }

    /// <summary>Checks that each area lies on a page that is there.</summary>
    /// <exception cref="InvalidCommandException">One of them does not; the field is named.</exception>
    public static void EnsureOnPages(IReadOnlyList<HiddenArea> areas, FileType type, int pages)
    {
        FieldRules rules = new();
        foreach (var index in areas.Index().Where(a => !a.Item.IsOn(type, pages)).Select(a => a.Index))
        {
            rules.Add($"hide[{index}].page", type.IsPhoto() ? "A photo has one page. Write 1, or leave the page out." : $"Say on which page this part is: a number from 1 to {pages}.");
        }

        rules.ThrowIfBroken();
    }

    private bool IsInside => Left is >= 0 and < 100 && Top is >= 0 and < 100 && Width is > 0 && Height is > 0 && Left + Width <= 100 && Top + Height <= 100;

    private bool IsOn(FileType type, int pages) => Page is null ? type.IsPhoto() : Page >= 1 && Page <= pages;
}
