using CoAudit.Audits.Features.AnswerObjection;
using CoAudit.Audits.Features.ViewPlan;
using CoAudit.Audits.Model;
using CoAudit.Web.Links;
using CoAudit.Web.Pages.Shared;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Participants;

/// <summary>An objection that people could not settle, for the independent person. Opening the link shows nothing yet: mail scanners open links too.</summary>
internal sealed class PassedObjectionModel(MailedLinks links, PlanReader plans, RespondHandler respond, Limits limits) : ParticipantPage
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? NewText { get; set; }

    public async Task<IActionResult> OnGetAsync(string link, CancellationToken cancellationToken) =>
        await links.FindAsync(link, cancellationToken) is var state && state is LinkState.ToObjection ? Show(new ObjectionWaitingView()) : Refuse(state);

    public async Task<IActionResult> OnPostAsync(string link, CancellationToken cancellationToken) => await ReadAsync(link, isSent: false, cancellationToken);

    public async Task<IActionResult> OnPostAnswerAsync(string link, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(link, cancellationToken) is LinkState.ToObjection own)
        {
            try
            {
                await respond.HandleAsync(new Respond(own.Objection, Text, NewText) { Actor = new Actor("independent") }, key: null, cancellationToken);
            }
            catch (InvalidCommandException invalid)
            {
                ModelState.AddRules(invalid, field => field is "newText" ? nameof(NewText) : nameof(Text));
                return await ReadAsync(link, isSent: false, cancellationToken);
            }
        }

        return await ReadAsync(link, isSent: true, cancellationToken);
    }

    private async Task<IActionResult> ReadAsync(string link, bool isSent, CancellationToken cancellationToken)
    {
        var state = await links.FindAsync(link, cancellationToken);
        return state is LinkState.ToObjection own && await plans.FindObjectionAsync(own.Objection, cancellationToken) is { } passed
            ? Show(new ObjectionTextView(passed, passed.Objection.DueAt.In(passed.TimeZone), isSent) { Text = Text, NewText = NewText })
            : Refuse(state);
    }

    private IActionResult Refuse(LinkState state) => state switch
    {
        LinkState.Gone => Show(new ObjectionGoneView(), StatusCodes.Status410Gone),
        _ when limits.AllowsUnknownLink(HttpContext.Connection.RemoteIpAddress) => Show(new ObjectionGoneView(), StatusCodes.Status404NotFound),
        _ => StatusCode(StatusCodes.Status429TooManyRequests),
    };
}
