using CoAudit.Audits.Features.AgreeToTakePart;
using CoAudit.Audits.Features.ReportWrongPerson;
using CoAudit.Audits.Features.RequestNewLink;
using CoAudit.Audits.Features.ViewReport;
using CoAudit.Audits.Model;
using CoAudit.Web.Links;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Participants;

internal sealed class LandingModel(
    MailedLinks links,
    TaskPasses passes,
    TaskViews views,
    ReportReader reports,
    AgreeToTakePartHandler agree,
    ReportWrongPersonHandler reportWrongPerson,
    RequestNewLinkHandler requestNewLink,
    Limits limits) : ParticipantPage
{
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        var state = await links.FindAsync(token, cancellationToken);
        if (state is not LinkState.ToTask link)
        {
            return Refuse(state, token);
        }

        ReportPath = await reports.FindAudienceAsync(link.Task, cancellationToken) is null ? null : $"/t/{Uri.EscapeDataString(token)}/report";
        return Show(await views.BeforeStartAsync(link.Task, cancellationToken));
    }

    /// <summary>Start: records that the person agreed to take part, sets the task's cookie, goes to the task. The token leaves the address bar.</summary>
    public Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken) => StartAsync(
        token,
        pass =>
        {
            passes.SetCookie(HttpContext, pass);
            return Task.FromResult<IActionResult>(new SeeOther($"/task/{pass.Task}"));
        },
        cancellationToken);

    /// <summary>Start without a cookie: the task is shown right here, and its forms carry the pass.</summary>
    public Task<IActionResult> OnPostHereAsync(string token, CancellationToken cancellationToken) =>
        StartAsync(token, async pass => Show(await views.AfterStartAsync(pass, again: false, cancellationToken)), cancellationToken);

    /// <summary>"This is not for me": the link dies and the quality lead is told.</summary>
    public async Task<IActionResult> OnPostNotMeAsync(string token, CancellationToken cancellationToken)
    {
        var state = await links.FindAsync(token, cancellationToken);
        if (state is LinkState.ToTask link)
        {
            await reportWrongPerson.HandleAsync(link.Task, cancellationToken);
        }

        return state is LinkState.ToTask or LinkState.Gone { Task: not null } ? Show(new NotForMeView()) : Refuse(state, token);
    }

    public async Task<IActionResult> OnPostNewLinkAsync(string token, CancellationToken cancellationToken)
    {
        // The same answer in every case: who asks learns nothing from it.
        TaskId? task = await links.FindAsync(token, cancellationToken) switch
        {
            LinkState.ToTask link => link.Task,
            LinkState.Gone gone => gone.Task,
            _ => null,
        };
        if (task is { } known && LinkToken.TryParse(token, out var parsed) && limits.AllowsNewLink(known.ToString()))
        {
            await requestNewLink.HandleAsync(parsed, cancellationToken);
        }

        return new SeeOther("/new-link");
    }

    private async Task<IActionResult> StartAsync(string token, Func<TaskPass, Task<IActionResult>> enter, CancellationToken cancellationToken)
    {
        var state = await links.FindAsync(token, cancellationToken);
        if (state is not LinkState.ToTask link)
        {
            return Refuse(state, token);
        }

        await agree.HandleAsync(link.Task, cancellationToken);
        return await enter(passes.New(link.Task, link.Hash));
    }

    private IActionResult Refuse(LinkState state, string token)
    {
        if (state is LinkState.Gone { Task: not null })
        {
            return Show(new LinkGoneView($"/t/{Uri.EscapeDataString(token)}?handler=NewLink"), StatusCodes.Status410Gone);
        }

        return limits.AllowsUnknownLink(HttpContext.Connection.RemoteIpAddress)
            ? Show(LinkGoneView.WithoutLink, StatusCodes.Status404NotFound)
            : StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
