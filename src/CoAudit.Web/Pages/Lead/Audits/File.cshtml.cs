using System.Globalization;
using CoAudit.Audits.Features.DecideFile;
using CoAudit.Audits.Features.GatherEvidence;
using CoAudit.Audits.Features.SeeOriginal;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Web.Api;
using CoAudit.Web.Api.Files;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One file that somebody gave: look at it, hide what must not be seen, share it or keep it back.</summary>
internal sealed class FileModel(AuditViews audits, EvidenceReader evidence, SeeOriginalHandler see, DecideFileHandler decide) : AuditFormPage(audits)
{
    /// <summary>How many parts the form has room for; what is drawn on the picture fills them too.</summary>
    public const int Rows = 6;

    public AuditHeader Header { get; private set; } = null!;

    public FileView Given { get; private set; } = null!;

    /// <summary>The photo itself, once the reader has asked for it.</summary>
    public string? Picture { get; private set; }

    [BindProperty]
    public List<AreaInput> Hide { get; set; } = [];

    [BindProperty]
    public bool NothingToHide { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public bool IsPhoto => Given.Width > 0;

    // The address names the file, in every form of the page.
    private Guid Wanted => Guid.TryParse(RouteData.Values["fileId"] as string, out var file) ? file : throw new NotFoundException("file");

    public Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    /// <summary>Shows the original. Asked for by POST, because the look itself is written into the trail.</summary>
    public async Task<IActionResult> OnPostOriginalAsync(string id, CancellationToken cancellationToken)
    {
        if (!AuditId.TryParse(id, out var audit))
        {
            return NotFound();
        }

        var original = await see.HandleAsync(new SeeOriginal(audit, Wanted, User.AsActor()), cancellationToken);
        if (!original.MediaType.StartsWith("image/", StringComparison.Ordinal))
        {
            return new FileResultOf(original);
        }

        Picture = $"data:{original.MediaType};base64,{Convert.ToBase64String(original.Content)}";
        return await ShowAsync(id, cancellationToken);
    }

    public Task<IActionResult> OnPostShareAsync(string id, CancellationToken cancellationToken) => DecideAsync(id, DecideFile.Share, Areas, cancellationToken);

    public Task<IActionResult> OnPostKeepBackAsync(string id, CancellationToken cancellationToken) => DecideAsync(id, DecideFile.KeepBack, () => [], cancellationToken);

    private Task<IActionResult> DecideAsync(string id, string decision, Func<IReadOnlyList<HiddenArea>> areas, CancellationToken cancellationToken) => ActAsync(
        id,
        audit => decide.HandleAsync(new DecideFile(audit, Wanted, decision, areas(), NothingToHide, Reason, User.AsActor()), null, cancellationToken),
        $"files/{RouteData.Values["fileId"]}", FieldOf, cancellationToken);

    private List<AreaInput> Marked => Hide.FindAll(row => !row.IsEmpty);

    private IReadOnlyList<HiddenArea> Areas() =>
        HiddenArea.Read([.. Marked.Select(row => new HiddenArea(Number(row.Left), Number(row.Top), Number(row.Width), Number(row.Height)))]);

    private static decimal? Number(string? text) =>
        decimal.TryParse(text?.Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string FieldOf(string field) => field switch
    {
        "nothingToHide" => nameof(NothingToHide),
        "reason" => nameof(Reason),

        // "hide[1]" is the second box that has something in it.
        _ when int.TryParse(field.AsSpan().TrimStart("hide[").TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var box) => $"Hide_{Hide.IndexOf(Marked[box])}__Left",
        _ => "Hide_0__Left",
    };

    protected override async Task<IActionResult> ShowAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit
            || (await evidence.FindAsync(new AuditId(audit.Id), cancellationToken))?.Files.FirstOrDefault(f => f.Id == Wanted) is not { } found)
        {
            return NotFound();
        }

        Header = await HeaderAsync(audit, cancellationToken);
        Given = found;
        while (Hide.Count < Rows)
        {
            Hide.Add(new AreaInput());
        }

        return Page();
    }
}

/// <summary>One part to hide, as it was typed: percent of the photo's width and height.</summary>
internal sealed class AreaInput
{
    public string? Left { get; set; }

    public string? Top { get; set; }

    public string? Width { get; set; }

    public string? Height { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Left + Top + Width + Height);
}

/// <summary>Sends a file from a page, as our API does.</summary>
internal sealed class FileResultOf(OpenedFile file) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context) => new FileAnswer(file).ExecuteAsync(context.HttpContext);
}
