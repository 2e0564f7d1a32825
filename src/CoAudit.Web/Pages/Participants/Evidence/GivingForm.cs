using System.Text.Json.Nodes;
using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.GiveFile;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Web.Pages.Shared.Fields;

namespace CoAudit.Web.Pages.Participants.Evidence;

/// <summary>Reads a piece of evidence from its form, and keeps the words first and then the file that belongs to them.</summary>
internal sealed class GivingForm(ContributeHandler contribute, GiveFileHandler give)
{
    public static GivingView Show(MyTaskView task, IFormCollection? typed) => new(
        [.. (task.More["evidenceKinds"] as JsonArray ?? []).Select(kind => kind!.GetValue<string>()).Select(kind => new FieldOption(kind, EvidenceForms.Label(kind)))],
        [.. task.Items.Where(IsLine).Select(item => new FieldOption(item.Id, item.Text))],
        [.. (task.More["files"] as JsonArray ?? []).Select(file => new OwnFile(file!["id"]!.GetValue<string>(), file["name"]!.GetValue<string>(), (file["size"]!.GetValue<int>() + 999) / 1000))])
    {
        Typed = typed is not null && typed.ContainsKey(GivingView.SayField) ? typed : null,
    };

    public async Task SendAsync(TaskId task, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var file = form.Files.GetFile(GivingView.FileField);
        var say = form[GivingView.SayField].ToString();
        var about = form[GivingView.AboutField].ToString();
        if (string.IsNullOrWhiteSpace(say) && file is null)
        {
            throw new InvalidCommandException(GivingView.SayField, "Write something, or choose a photo or a file.");
        }

        try
        {
            // What is wrong with a file is said before any words are kept.
            var content = file is not null ? await ContentAsync(file, cancellationToken) : null;
            var painted = content is null ? null : await give.PaintAsync(new GiveFile(task, content, file!.FileName, about, null), cancellationToken);
            Guid? words = null;
            if (!string.IsNullOrWhiteSpace(say) || FactsOf(form) is not null)
            {
                words = (await contribute.HandleAsync(new Contribute(task, "evidence", say, about, Evidence: FactsOf(form)), key with { Key = $"words\n{key.Key}" }, cancellationToken)).Id;
            }

            if (painted is not null)
            {
                await give.KeepAsync(task, painted with { Contribution = words }, FileKey(key, content!), cancellationToken);
            }
        }
        catch (InvalidCommandException invalid)
        {
            throw new InvalidCommandException([.. invalid.Rules.Select(r => r with { Field = FieldOf(r.Field) })]);
        }
    }

    private static async Task<byte[]> ContentAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new();
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    private static IdempotencyKey FileKey(IdempotencyKey key, byte[] content)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        return key with { Key = $"file\n{hash}\n{key.Key}" };
    }

    private static GivenFacts? FactsOf(IFormCollection form)
    {
        var given = new[] { GivingView.WayField, GivingView.SpokeField, GivingView.HelpedField, GivingView.WhoseField, GivingView.ReadBackField }
            .ToDictionary(field => field, field => form[field].ToString(), StringComparer.Ordinal);
        return given.Values.All(string.IsNullOrWhiteSpace) ? null : new GivenFacts(
            given[GivingView.WayField], given[GivingView.SpokeField], given[GivingView.HelpedField], given[GivingView.WhoseField],
            given[GivingView.ReadBackField] is { Length: > 0 } read ? string.Equals(read, GivingView.YesValue, StringComparison.Ordinal) : null);
    }

    private static string FieldOf(string field) => field switch
    {
        "text" => GivingView.SayField,
        "about" => GivingView.AboutField,
        "evidence.kind" => GivingView.WayField,
        "evidence.spokeBy" => GivingView.SpokeField,
        "evidence.helpedBy" => GivingView.HelpedField,
        "evidence.words" => GivingView.WhoseField,
        "evidence.readBack" => GivingView.ReadBackField,
        _ => GivingView.FileField,
    };

    private static bool IsLine(ItemView item) => string.Equals(item.Kind, "criterion", StringComparison.Ordinal) && item.More.ContainsKey("critical");
}
