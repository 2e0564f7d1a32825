using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants;

/// <summary>The answer to "Send me a new link": the same words whether the link was known or not.</summary>
internal sealed class LinkSentModel : PageModel;
