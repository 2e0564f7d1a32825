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
internal sealed class FileModel(AuditViews audits, EvidenceReader evidence, SeeOriginalHandler see, DecideFileHandler decide, IPdfPages pdfs) : AuditFormPage(audits)
{
    public AuditHeader Header { get; private set; } = null!;

    public FileView Given { get; private set; } = null!;

    /// <summary>The photo itself or each page of the PDF, once the reader has asked for it.</summary>
    public IReadOnlyList<string> Pictures { get; private set; } = [];

    [BindProperty]
    public List<AreaInput> Hide { get; set; } = [];

    [BindProperty]
    public bool NothingToHide { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public bool IsPhoto => Given.Width > 0;

    public bool IsPdf => string.Equals(Given.Type, FileType.Pdf.MediaType(), StringComparison.Ordinal);

    public bool CanHide => IsPhoto || (IsPdf && pdfs.CanShow);

    /// <summary>How many parts the form has room for; what is drawn on the pictures fills them too.</summary>
    public int Rows => IsPdf ? 20 : 6;

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
        try
        {
            Pictures = await PicturesAsync(original, cancellationToken);
        }
        catch (InvalidCommandException refused)
        {
            ModelState.AddModelError("", refused.Message);
        }

        return await ShowAsync(id, cancellationToken);
    }

    /// <summary>Gives the original to be saved. That is a look at it too.</summary>
    public async Task<IActionResult> OnPostDownloadAsync(string id, CancellationToken cancellationToken) => AuditId.TryParse(id, out var audit)
        ? new FileResultOf(await see.HandleAsync(new SeeOriginal(audit, Wanted, User.AsActor()), cancellationToken))
        : NotFound();

    private async Task<IReadOnlyList<string>> PicturesAsync(OpenedFile original, CancellationToken cancellationToken) => original.MediaType switch
    {
        "image/jpeg" or "image/png" => [InPage(original.MediaType, original.Content)],
        "application/pdf" => [.. (await pdfs.PicturesAsync(original.Content, cancellationToken)).Select(page => InPage("image/jpeg", page))],
        _ => throw new InvalidCommandException("original", "Only photos and PDFs can be shown here. Download this file."),
    };

    public Task<IActionResult> OnPostShareAsync(string id, CancellationToken cancellationToken) => DecideAsync(id, DecideFile.Share, Areas, cancellationToken);

    public Task<IActionResult> OnPostKeepBackAsync(string id, CancellationToken cancellationToken) => DecideAsync(id, DecideFile.KeepBack, () => [], cancellationToken);

    private Task<IActionResult> DecideAsync(string id, string decision, Func<IReadOnlyList<HiddenArea>> areas, CancellationToken cancellationToken) => ActAsync(
        id,
        audit => decide.HandleAsync(new DecideFile(audit, Wanted, decision, areas(), NothingToHide, Reason, User.AsActor()), null, cancellationToken),
        $"files/{RouteData.Values["fileId"]}", FieldOf, cancellationToken);

    private List<AreaInput> Marked => Hide.FindAll(row => !row.IsEmpty);

    private IReadOnlyList<HiddenArea> Areas() =>
        HiddenArea.Read([.. Marked.Select(row => new HiddenArea(Number(row.Left), Number(row.Top), Number(row.Width), Number(row.Height), Whole(row.Page)))]);

    private static decimal? Number(string? text) =>
        decimal.TryParse(text?.Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Whole(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // In the page itself: a picture with an address of its own could be fetched again without a trace.
    private static string InPage(string mediaType, byte[] picture) => $"data:{mediaType};base64,{Convert.ToBase64String(picture)}";

    private string FieldOf(string field) => field switch
    {
        "nothingToHide" => nameof(NothingToHide),
        "reason" => nameof(Reason),

        // "hide[1]" and "hide[1].page" are of the second box that has something in it.
        _ when field.IndexOf(']', StringComparison.Ordinal) is > 0 and var end =>
            $"Hide_{Hide.IndexOf(Marked[int.Parse(field["hide[".Length..end], CultureInfo.InvariantCulture)])}__{(field.EndsWith(".page", StringComparison.Ordinal) ? "Page" : "Left")}",
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

/// <summary>One part to hide, as it was typed: percent of the picture's width and height.</summary>
internal sealed class AreaInput
{
    public string? Page { get; set; }

    public string? Left { get; set; }

    public string? Top { get; set; }

    public string? Width { get; set; }

    public string? Height { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Page + Left + Top + Width + Height);
}

/// <summary>Sends a file from a page, as our API does.</summary>
internal sealed class FileResultOf(OpenedFile file) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context) => new FileAnswer(file).ExecuteAsync(context.HttpContext);
}
