using CoAudit.Browser.Tests.Journeys;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>The inspector is seen to find what is planted.</summary>
public sealed class InspectorTests(Chromium chromium, Installation installation)
{
    [Fact]
    public async Task A_wide_picture_without_words_is_found_at_every_width()
    {
        Inspector inspector = new(PageRoutes.Read());
        await using var visitor = await chromium.NewVisitorAsync(installation.Service);
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.Page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/icon.svg width=2000>')");

        await inspector.LookAsync(visitor.Page, "planted", "Sign in");

        Assert.Equal([360, 1280], inspector.Violations.Where(finding => finding.What.StartsWith("image-alt", StringComparison.Ordinal)).Select(finding => finding.Width).Order());
        Assert.Equal([360, 640, 1280], inspector.Overflows.Select(finding => finding.Width).Distinct().Order());
        Assert.Contains("account/sign-in", Assert.Single(inspector.Seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heavy_page_of_hard_words_is_found_where_participants_read_it()
    {
        Inspector inspector = new(PageRoutes.Read());
        await using var visitor = await chromium.NewVisitorAsync(installation.Service);
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.Page.EvaluateAsync(
            """
            () => {
              const words = Array.from({ length: 40 }, () => 'Organisational considerations necessitate comprehensive documentation.').join(' ');
              const noise = Array.from({ length: 40000 }, () => Math.random().toString(36)[2]).join('');
              document.querySelector('main').insertAdjacentHTML('beforeend', `<p>${words}</p><p hidden class="app-words">${noise}</p>`);
            }
            """);

        await inspector.LookAsync(visitor.Page, "participant-planted", "Sign in");

        Assert.Single(inspector.TooHeavy);
        Assert.Single(inspector.TooHard);
    }

    [Fact]
    public async Task What_the_content_security_policy_refuses_is_noticed()
    {
        await using var visitor = await chromium.NewVisitorAsync(installation.Service);
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.Page.EvaluateAsync("document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.2/a.png' }))");

        await Eventually.ThatAsync(() => visitor.Complaints.Count > 0, "the console says what the policy refused");
        Assert.Contains("Content Security Policy", visitor.Complaints.First(), StringComparison.Ordinal);
    }
}
