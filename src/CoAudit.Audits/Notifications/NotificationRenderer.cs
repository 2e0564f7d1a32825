using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Reflection;

namespace CoAudit.Audits.Notifications;

/// <summary>Puts a notification into words with the two templates that carry its record's name.</summary>
public static class NotificationRenderer
{
    // Longer than any real name or title; a mail stays readable whatever was typed.
    private const int LongestValue = 200;

    private static readonly ConcurrentDictionary<(string Name, string Extension), MailTemplate> Templates = new();

    /// <summary>Renders the mail. Values are shown as text: encoded in HTML, on one line in both but for a <see cref="MailBody"/>.</summary>
    public static RenderedMail Render(Notification notification)
    {
        var html = TemplateOf(notification, "html").Render(ValueOf, value => WebUtility.HtmlEncode(value).Replace("\n", "<br>\n", StringComparison.Ordinal));
        var text = TemplateOf(notification, "txt").Render(ValueOf, encode: value => value);
        return new RenderedMail(notification.Subject, text, html);

        string? ValueOf(string name) => Show(PropertyOf(notification.GetType(), name).GetValue(notification));
    }

    internal static MailTemplate TemplateOf(Notification notification, string extension) =>
        Templates.GetOrAdd((notification.GetType().Name, extension), key => MailTemplate.Load(key.Name, key.Extension));

    private static PropertyInfo PropertyOf(Type type, string name) =>
        type.GetProperty(name) ?? throw new InvalidOperationException($"The template of {type.Name} asks for {name}, which it does not have.");

    private static string? Show(object? value) => value switch
    {
        null or false or "" => null,
        true => "yes",
        Uri link => link.AbsoluteUri,
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        MailBody body => body.Text,
        _ => PlainText.Shorten(PlainText.OneLine(value.ToString() ?? ""), LongestValue),
    };
}
