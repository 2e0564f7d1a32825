using System.Globalization;
using System.Text.Json.Nodes;
using CoAudit.Audits.Features.GatherEvidence;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Features.WithdrawFile;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Stages;

namespace CoAudit.Web.Pages.Participants.Evidence;

/// <summary>
/// The questions of the agreed tool, one on a screen: the first that is not answered yet, or the one that the reader chose. Below them the form for what people
/// have seen, with their files.
/// </summary>
internal sealed class EvidencePart(GiveScoresHandler give, GivingForm giving, WithdrawFileHandler withdraw, IHttpContextAccessor http) : StagePart
{
    public override string Stage => EvidenceInputs.StageType;

    public override Task<PartView?> ShowAsync(MyTaskView task, IFormCollection? typed, CancellationToken cancellationToken) =>
        Task.FromResult<PartView?>(task.Allows("scores") || task.Allows("files") ? View(task, typed) : null);

    public override async Task ActAsync(TaskId task, string act, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        switch (act)
        {
            case "give":
                await giving.SendAsync(task, form, key, cancellationToken);
                break;
            case "take-back":
                var file = Guid.TryParse(form["TakeBack"], out var id) ? id : throw new NotFoundException("file of yours");
                await withdraw.HandleAsync(new WithdrawFile(task, file), cancellationToken);
                break;
            default:
                await ScoreAsync(task, form, key, cancellationToken);
                break;
        }
    }

    private EvidencePartView View(MyTaskView task, IFormCollection? typed) => new(
        task.Allows("scores") ? Show(task, typed is { Count: > 0 } && typed.ContainsKey(ScoringView.LineField) ? typed : null) : null,
        task.Allows("files") ? GivingForm.Show(task, typed) : null);

    private async Task ScoreAsync(TaskId task, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var line = form[ScoringView.LineField].ToString();
        var score = Read(form[ScoringView.ScoreField].ToString(), PlainInput.Lines(form[ScoringView.WhyField]));
        var inTheWay = PlainInput.Lines(form[ScoringView.InTheWayField]);
        if (inTheWay.Length > Score.MaxInTheWayLength)
        {
            throw new InvalidCommandException(ScoringView.InTheWayField, $"This is too long. Write at most {Score.MaxInTheWayLength:N0} letters.");
        }

        GiveScores command = new(
            task, new Dictionary<string, ScoreValue>(StringComparer.Ordinal) { [line] = score }, new Dictionary<string, string>(StringComparer.Ordinal) { [line] = inTheWay })
        {
            ToolVersion = form[ScoringView.VersionField].ToString() is { Length: > 0 } seen ? seen : null,
        };
        try
        {
            await give.HandleAsync(command, key, cancellationToken);
        }
        catch (ConflictException conflict) when (conflict.Code is "old-tool-version")
        {
            throw new InvalidCommandException(ScoringView.ScoreField, "The words have just changed. Please read them again, then choose.");
        }
    }

    private ScoringView Show(MyTaskView task, IFormCollection? typed)
    {
        var given = task.More["scores"] as JsonObject ?? [];
        var words = task.More["inTheWay"] as JsonObject ?? [];
        List<ScoringLine> lines = [.. task.Items.Select((item, i) => LineOf(i + 1, item, given, words))];
        var wanted = typed?[ScoringView.LineField].ToString() ?? http.HttpContext?.Request.Query["line"].ToString();
        var shown = lines.Find(l => string.Equals(l.Id, wanted, StringComparison.Ordinal)) ?? lines.Find(l => l.Score is null);
        return new ScoringView(lines, typed is null || shown is null ? shown : shown with
        {
            Score = typed[ScoringView.ScoreField],
            Why = typed[ScoringView.WhyField].ToString(),
            InTheWay = typed[ScoringView.InTheWayField].ToString(),
        })
        {
            ToolVersion = (string?)task.More["toolVersion"],
            IsAskedAgain = task.SignOff is not null,
            InSmallGroup = task.Unnamed.PeopleInGroup < GroupBands.FewestForANumber,
        };
    }

    private static ScoringLine LineOf(int number, ItemView item, JsonObject given, JsonObject words)
    {
        var score = given[item.Id];
        var why = (score as JsonObject)?["notApplicable"]?.GetValue<string>();
        return new ScoringLine(number, item.Id, item.Text, why is null ? score?.ToString() : ScoringView.NotApplicable, why ?? "", words[item.Id]?.GetValue<string>() ?? "");
    }

    private static ScoreValue Read(string score, string why) => score switch
    {
        ScoreValue.DontKnowCode => ScoreValue.DontKnow,
        ScoringView.NotApplicable when why.Length is > 0 and <= ScoreValue.MaxReasonLength => ScoreValue.NotApplicable(why),
        ScoringView.NotApplicable when why.Length == 0 => throw new InvalidCommandException(ScoringView.WhyField, "Tell us why this does not fit here."),
        ScoringView.NotApplicable => throw new InvalidCommandException(ScoringView.WhyField, $"This is too long. Write at most {ScoreValue.MaxReasonLength:N0} letters."),
        "1" or "2" or "3" or "4" => ScoreValue.Rated(int.Parse(score, CultureInfo.InvariantCulture)),
        _ => throw new InvalidCommandException(ScoringView.ScoreField, "Choose one answer. “I don’t know” is fine too."),
    };
}
