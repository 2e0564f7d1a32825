using System.Text.RegularExpressions;

namespace CoAudit.Audits.Notifications;

/// <summary>
/// A mail's text with <c>{{Name}}</c> for a value and <c>{{#Name}}…{{/Name}}</c> for a part that is shown only when the value is
/// there. A value is never read as a template.
/// </summary>
internal sealed partial class MailTemplate(string template)
{
    /// <summary>Every name that the template uses.</summary>
    public IReadOnlySet<string> Names { get; } = AnyName().Matches(template).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Loads <c>name</c> from this folder, wrapped in the layout for its kind of text.</summary>
    public static MailTemplate Load(string name, string extension)
    {
        var layout = ReadResource($"_layout.{extension}");
        var content = ReadResource($"{name}.{extension}").TrimEnd();
        return new MailTemplate(layout.Replace("{{Content}}", content, StringComparison.Ordinal));
    }

    /// <summary>Fills in the values; <paramref name="valueOf"/> gives null for one that is absent.</summary>
    public string Render(Func<string, string?> valueOf, Func<string, string> encode)
    {
        var shown = OptionalPart().Replace(template, part => valueOf(part.Groups["name"].Value) is null ? "" : part.Groups["part"].Value);
        return Placeholder().Replace(shown, match => encode(valueOf(match.Groups["name"].Value) ?? ""));
    }

    private static string ReadResource(string fileName)
    {
        var name = $"{typeof(MailTemplate).Namespace}.{fileName}";
        using var stream = typeof(MailTemplate).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The mail template {fileName} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{[#/]?(?<name>\w+)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyName();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    // A line that holds nothing but the mark goes with it, so that a part left out leaves no gap.
    [GeneratedRegex(@"\{\{#(?<name>\w+)\}\}\n?(?<part>.*?)\{\{/\k<name>\}\}\n?", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptionalPart();
}
