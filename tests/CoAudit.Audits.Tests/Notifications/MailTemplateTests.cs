using System.Reflection;
using CoAudit.Audits.Notifications;

namespace CoAudit.Audits.Tests.Notifications;

public sealed class MailTemplateTests
{
    // Kind is for storage, and Subject is in the HTML part's title only.
    private static readonly string[] NotInTheText = [nameof(Notification.Kind), nameof(Notification.Subject)];

    public static TheoryData<string> Names => [.. Samples.Ordinary.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_placeholder_is_a_property_and_each_property_has_a_placeholder(string name)
    {
        var notification = Samples.Ordinary[name];

        Assert.Empty(Mismatches(notification.GetType(), NotificationRenderer.TemplateOf(notification, "txt")));
        Assert.Empty(Mismatches(notification.GetType(), NotificationRenderer.TemplateOf(notification, "html")));
    }

    [Fact]
    public void A_placeholder_without_property_and_a_property_without_placeholder_are_found()
    {
        var template = new MailTemplate("{{RecipientName}} {{ServiceName}} {{Link}} {{Nothing}}");

        Assert.Equivalent(new[] { "AuditTitle", "Nothing" }, Mismatches(typeof(ReportReady), template), strict: true);
    }

    [Fact]
    public void A_value_is_never_read_as_a_template()
    {
        var template = new MailTemplate("{{First}} {{#Second}}{{Second}}{{/Second}}");
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["First"] = "{{Second}}", ["Second"] = "{{#First}}" };

        Assert.Equal("{{Second}} {{#First}}", template.Render(values.GetValueOrDefault, encode: value => value));
    }

    [Fact]
    public void A_part_without_its_value_leaves_no_gap()
    {
        var template = new MailTemplate("a\n{{#Gone}}\nb {{Gone}}\n{{/Gone}}\nc");

        Assert.Equal("a\nc", template.Render(_ => null, encode: value => value));
    }

    private static HashSet<string> Mismatches(Type notification, MailTemplate template)
    {
        var properties = notification.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Except(NotInTheText, StringComparer.Ordinal);
        var names = template.Names.Except(NotInTheText, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        names.SymmetricExceptWith(properties);
        return names;
    }
}
