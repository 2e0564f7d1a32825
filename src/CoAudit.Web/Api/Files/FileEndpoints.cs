using System.Security.Cryptography;
using CoAudit.Audits.Features.DecideFile;
using CoAudit.Audits.Features.GiveFile;
using CoAudit.Audits.Features.SeeOriginal;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewFiles;
using CoAudit.Audits.Features.WithdrawFile;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Web.Accounts;
using CoAudit.Web.Api.MyTask;
using CoAudit.Web.Links;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Api.Files;

/// <summary>Files as evidence: given by a task's link, made fit to share by whoever runs the audit, shared after that.</summary>
internal static class FileEndpoints
{
    public static void MapMyFiles(this IEndpointRouteBuilder my)
    {
        my.MapPost("/task/files", GiveAsync).WithMetadata(new RequestSizeLimitAttribute(Upload.LargestRead))
            .WithSummary("Gives a file: multipart/form-data with 'file', and 'about' or 'contribution'.");
        my.MapGet("/files/{fileId}", MineAsync).WithSummary("An own file, or one that is shared in this audit.");
        my.MapDelete("/files/{fileId}", WithdrawAsync).WithSummary("Takes an own file back, before the stage is over.");
    }

    public static void MapFiles(this IEndpointRouteBuilder leads)
    {
        leads.MapGet("/audits/{id}/files/{fileId}", SharedAsync).WithSummary("The copy that is made to share.");
        leads.MapPost("/audits/{id}/files/{fileId}/original", OriginalAsync).WithSummary("The original, after the reveal. Each look is written into the trail.");
        leads.MapPost("/audits/{id}/files/{fileId}/decision", DecideAsync).WithSummary("Shares a file, with parts of a photo or a PDF painted over, or keeps it back.");
    }

    /// <summary>The same for browsers: by the task's cookie, and by the lead's session.</summary>
    public static void MapFilePages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/task/{id}/files/{fileId}", AtTaskAsync).ExcludeFromDescription();
        pages.MapGet("/audits/{id}/files/{fileId}/shared", AtAuditAsync).RequireAuthorization(AccountPolicies.Leads).ExcludeFromDescription();
    }

    private static async Task<IResult> AtTaskAsync(string id, string fileId, TaskDoor door, FileReader files, HttpContext context, CancellationToken cancellationToken) =>
        await door.EnterAsync(context, id, cancellationToken) is Entry.Entered { Pass: var pass }
            ? await AnswerAsync(() => files.ForAsync(pass.Task, FileOf(fileId), cancellationToken))
            : TypedResults.StatusCode(StatusCodes.Status403Forbidden);

    private static Task<IResult> AtAuditAsync(string id, string fileId, FileReader files, AuditViews audits, CancellationToken cancellationToken) =>
        AnswerAsync(async () => await files.SharedAsync(await ExistingAsync(id, audits, cancellationToken), FileOf(fileId), cancellationToken));

    // A browser gets a page of ours, which the status alone brings about.
    private static async Task<IResult> AnswerAsync(Func<Task<OpenedFile>> open)
    {
        try
        {
            return new FileAnswer(await open());
        }
        catch (NotFoundException)
        {
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        }
        catch (ConflictException)
        {
            return TypedResults.StatusCode(StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> GiveAsync(GiveFileHandler handler, Limits limits, HttpContext context, CancellationToken cancellationToken)
    {
        var task = TaskLinkFilter.TaskOf(context);
        if (!limits.AllowsPost(task.Value))
        {
            return Problems.Result(429, "too-many", "Please wait a minute before you send more.");
        }

        var upload = await Upload.ReadAsync(context.Request, cancellationToken);
        GiveFile command = new(task, upload.Content, upload.Name, upload.Fields.GetValueOrDefault("about"), upload.Fields.GetValueOrDefault("contribution"));
        var key = context.IdempotencyKey(
            MyTaskEndpoints.Scope(task), new { command.Name, command.About, command.Contribution, hash = Convert.ToHexStringLower(SHA256.HashData(command.Content)) });
        return TypedResults.Created((string?)null, await handler.HandleAsync(command, key, cancellationToken));
    }

    private static async Task<IResult> MineAsync(string fileId, FileReader files, HttpContext context, CancellationToken cancellationToken) =>
        new FileAnswer(await files.ForAsync(TaskLinkFilter.TaskOf(context), FileOf(fileId), cancellationToken));

    private static async Task<NoContent> WithdrawAsync(string fileId, WithdrawFileHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        await handler.HandleAsync(new WithdrawFile(TaskLinkFilter.TaskOf(context), FileOf(fileId)), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> SharedAsync(string id, string fileId, FileReader files, AuditViews audits, CancellationToken cancellationToken) =>
        new FileAnswer(await files.SharedAsync(await ExistingAsync(id, audits, cancellationToken), FileOf(fileId), cancellationToken));

    private static async Task<IResult> OriginalAsync(
        string id, string fileId, SeeOriginalHandler handler, AuditViews audits, HttpContext context, CancellationToken cancellationToken) =>
        new FileAnswer(await handler.HandleAsync(
            new SeeOriginal(await ExistingAsync(id, audits, cancellationToken), FileOf(fileId), context.User.AsActor()), cancellationToken));

    private static async Task<Ok<FileDecided>> DecideAsync(
        string id, string fileId, FileDecisionRequest request, DecideFileHandler handler, AuditViews audits, HttpContext context, CancellationToken cancellationToken)
    {
        var (audit, actor) = (await ExistingAsync(id, audits, cancellationToken), context.User.AsActor());
        DecideFile command = new(audit, FileOf(fileId), request.Decision, HiddenArea.Read(request.Hide), request.NothingToHide ?? false, request.Reason, actor);
        return TypedResults.Ok(await handler.HandleAsync(command, context.IdempotencyKey(actor.Value, request), cancellationToken));
    }

    private static Guid FileOf(string id) => Guid.TryParse(id, out var file) ? file : throw new NotFoundException("file");

    private static async Task<AuditId> ExistingAsync(string id, AuditViews audits, CancellationToken cancellationToken) =>
        AuditId.TryParse(id, out var audit) && await audits.ExistsAsync(audit, cancellationToken) ? audit : throw new NotFoundException("audit");
}

/// <summary>Body of a decision about a file. Places are in percent of the photo, or of the PDF's page as it is seen; pages count from 1.</summary>
internal sealed record FileDecisionRequest(string? Decision, IReadOnlyList<HiddenArea?>? Hide = null, bool? NothingToHide = null, string? Reason = null);
