using CoAudit.Audits.Features.ViewSafeguarding;
using CoAudit.Web.Links;
using CoAudit.Web.Pages.Shared;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Participants;

/// <summary>A safety message, for the contacts who were mailed its link. Opening the link shows nothing yet: mail scanners open links too.</summary>
internal sealed class ConcernModel(MailedLinks links, SafeguardingReader safeguarding, Limits limits) : ParticipantPage
{
    public async Task<IActionResult> OnGetAsync(string message, CancellationToken cancellationToken) =>
        await links.FindAsync(message, cancellationToken) is var state && state is LinkState.ToConcern ? Show(new ConcernWaitingView()) : Refuse(state);

    public async Task<IActionResult> OnPostAsync(string message, CancellationToken cancellationToken)
    {
        var state = await links.FindAsync(message, cancellationToken);
        return state is LinkState.ToConcern link && await safeguarding.FindConcernAsync(link.Concern, cancellationToken) is { } concern
            ? Show(new ConcernTextView(
                concern.ServiceName, concern.CouncilName, concern.CouncilPhone, concern.Text, concern.Contact, concern.At.In(concern.TimeZone)))
            : Refuse(state);
    }

    private IActionResult Refuse(LinkState state) => state switch
    {
        LinkState.Gone => Show(new ConcernGoneView(), StatusCodes.Status410Gone),
        _ when limits.AllowsUnknownLink(HttpContext.Connection.RemoteIpAddress) => Show(new ConcernGoneView(), StatusCodes.Status404NotFound),
        _ => StatusCode(StatusCodes.Status429TooManyRequests),
    };
}
