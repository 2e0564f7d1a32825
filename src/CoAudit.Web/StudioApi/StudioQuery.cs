using System.Globalization;
using CoAudit.Audits.Model;

namespace CoAudit.Web.StudioApi;

/// <summary>A request's query as Elsa's clients write it: names in any case, <c>True</c> and <c>False</c>, and empty where nothing is meant.</summary>
internal sealed class StudioQuery
{
    private readonly IQueryCollection values;

    private StudioQuery(IQueryCollection values) => this.values = values;

    public static ValueTask<StudioQuery?> BindAsync(HttpContext context) => ValueTask.FromResult<StudioQuery?>(new StudioQuery(context.Request.Query));

    public string? Text(string name) => values[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    /// <summary>Given several times, or with commas.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. values[name].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    public int? Whole(string name) => Text(name) is not { } text
        ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidCommandException(name, $"{name} must be a whole number.");

    public bool Flag(string name) => bool.TryParse(Text(name), out var set) && set;

    public bool IsDescending => string.Equals(Text("orderDirection"), "Descending", StringComparison.OrdinalIgnoreCase);
}
