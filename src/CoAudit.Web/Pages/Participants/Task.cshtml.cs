using CoAudit.Web.Pages.Shared.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants;

internal sealed class TaskModel : PageModel
{
    public static IReadOnlyList<FieldOption> Answers { get; } =
    [
        new("agree", "I agree"),
        new("agree-with-concern", "I agree, with a concern", "Tell us your concern below. It is kept and shown."),
        new("object", "I object", "Tell us why below. Somebody must answer you. Only you can take it back."),
        new("not-for-me-now", "Not for me now", "That is fine. We will not remind you again."),
    ];

    public required LinkView View { get; set; }

    [BindProperty]
    public string? TaskId { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IActionResult OnGet(string id) => NotFound();

    /// <summary>Add: records the words and shows the task again.</summary>
    public IActionResult OnPostAdd(string id) => NotFound();

    /// <summary>Send my answer: records words that were not added yet, then the sign-off, then shows the receipt.</summary>
    public IActionResult OnPost(string id) => NotFound();

    public IActionResult OnPostNewLink(string id) => NotFound();
}
