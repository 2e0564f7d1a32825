using System.Text.Encodings.Web;
using CoAudit.Web.Pages.Shared.Fields;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoAudit.Web.Tests.Pages;

public sealed class FieldTests
{
    private static readonly EmptyModelMetadataProvider Metadata = new();

    [Fact]
    public void A_screen_reader_hears_label_hint_and_error_of_a_field()
    {
        var view = View();
        view.ModelState.AddModelError("People[0].Email", "Enter an address");

        var html = Render(new InputTagHelper { For = For("People[0].Email", null), Label = "Address", Hint = "One line", ViewContext = view });

        Assert.Contains("<label class=\"nhsuk-label\" for=\"People_0__Email\">Address</label>", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"People_0__Email-hint People_0__Email-error\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"People_0__Email-error\"", html, StringComparison.Ordinal);
        Assert.Contains("nhsuk-form-group--error", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_typed_is_there_after_an_error_even_if_it_could_not_be_bound()
    {
        var view = View();
        view.ModelState.SetModelValue("Count", "twelve", "twelve");

        Assert.Contains("value=\"twelve\"", Render(new InputTagHelper { For = For("Count", 0), Label = "Count", ViewContext = view }), StringComparison.Ordinal);
    }

    [Fact]
    public void Script_that_was_typed_is_shown_as_text()
    {
        const string Typed = "\"><script>alert(1)</script>";

        var input = Render(new InputTagHelper { For = For("Name", Typed), Label = "Name", ViewContext = View() });
        var textarea = Render(new TextareaTagHelper { For = For("Name", Typed), Label = Typed, ViewContext = View() });

        Assert.DoesNotContain("<script", input + textarea, StringComparison.Ordinal);
        Assert.Contains("&lt;script", textarea, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_never_sent_back() =>
        Assert.DoesNotContain("secret words", Render(new InputTagHelper { For = For("Password", "secret words"), Label = "Password", Type = "password", ViewContext = View() }), StringComparison.Ordinal);

    [Fact]
    public void The_first_radio_has_the_id_that_the_error_summary_leads_to()
    {
        var html = Render(new RadiosTagHelper { For = For("Answer", "object"), Label = "Answer", Options = [new("agree", "I agree"), new("object", "I object")], ViewContext = View() });

        Assert.Contains("id=\"Answer\" name=\"Answer\" type=\"radio\" value=\"agree\"", html, StringComparison.Ordinal);
        Assert.Contains("<input checked=\"checked\" class=\"nhsuk-radios__input\" id=\"Answer-2\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_attributes_go_to_the_control() =>
        Assert.Contains(
            "autocomplete=\"tel\"",
            Render(new InputTagHelper { For = For("Phone", null), Label = "Phone", ViewContext = View() }, new TagHelperAttribute("autocomplete", "tel")),
            StringComparison.Ordinal);

    private static ViewContext View() => new() { ViewData = new ViewDataDictionary(Metadata, new ModelStateDictionary()) };

    private static ModelExpression For(string name, object? value) =>
        new(name, new ModelExplorer(Metadata, Metadata.GetMetadataForType(value?.GetType() ?? typeof(string)), value));

    private static string Render(FieldTagHelper field, params TagHelperAttribute[] attributes)
    {
        var context = new TagHelperContext([.. attributes], new Dictionary<object, object>(), "field");
        var output = new TagHelperOutput("field", [.. attributes], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        field.Process(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
