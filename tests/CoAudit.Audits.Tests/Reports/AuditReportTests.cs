using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Tests.Reports;

public sealed class AuditReportTests
{
    private readonly Sources sources = new();

    [Fact]
    public void Who_was_not_heard_is_named_with_what_was_tried()
    {
        sources.Sign("Doreen", SignOffAnswer.Agree);
        sources.Remind("Tunde", 2);

        var silent = sources.Report().Participation.NotHeard;

        Assert.Equal(6, silent.Count);
        Assert.DoesNotContain(silent, p => p.Name is "Doreen");
        Assert.Equal(2, Assert.Single(silent, p => p.Name is "Tunde").Reminders);
    }

    [Fact]
    public void A_group_that_nobody_was_heard_of_is_called_silent()
    {
        sources.Sign("Doreen", SignOffAnswer.Agree).Sign("Sarah", SignOffAnswer.Agree);

        Assert.Equal(["care-workers", "other-stakeholders"], sources.Report().Participation.SilentGroups);
    }

    [Fact]
    public void Who_stopped_is_counted_and_not_named()
    {
        sources.Audit.Participants.Find(p => p.Name is "Amara")!.Stop(Sources.Now);
        sources.TaskOf("Amara").Withdraw();

        var part = sources.Report().Participation;

        Assert.Equal(1, part.Stopped);
        Assert.DoesNotContain(part.NotHeard, p => p.Name is "Amara");
        Assert.Equal(6, Assert.Single(part.Stages).Asked);
    }

    [Fact]
    public void Sign_off_answers_are_counted_from_three_answers_on()
    {
        sources.Sign("Doreen", SignOffAnswer.Agree).Sign("Joyce", SignOffAnswer.Object, "Not like this.");
        Assert.Empty(Assert.Single(sources.Report().Participation.Stages).Signed);

        var three = new Sources().Sign("Doreen", SignOffAnswer.Agree).Sign("Joyce", SignOffAnswer.Object, "Not like this.").Sign("Arthur", SignOffAnswer.Agree);
        Assert.Equal([new AnswerTally("agree", 2), new AnswerTally("object", 1)], Assert.Single(three.Report().Participation.Stages).Signed);
    }

    [Fact]
    public void A_group_of_one_or_two_is_not_named_beside_its_words()
    {
        sources.Say("Doreen", "objective", "Clean hands.");
        sources.Say("Joyce", "objective", "Time for weekends.");
        sources.Sign("Sarah", SignOffAnswer.AgreeWithConcern, "Who pays?");

        var words = Assert.Single(sources.Report().Said);

        Assert.Equal([("Clean hands.", "service-users"), ("Time for weekends.", "")], words.Said.Select(w => (w.Text, w.Group)));
        Assert.Equal(("Who pays?", ""), (Assert.Single(words.Concerns).Text, words.Concerns[0].Group));
    }

    [Fact]
    public void What_was_turned_down_is_there_with_its_reason_and_what_was_adopted_later_is_not()
    {
        var kept = sources.Say("Sarah", "objective", "Meet criteria 1 and 2.");
        sources.Turn(kept, TurnKind.Decided, "not-adopted", "It stays as our benchmark.");
        var first = sources.Say("Doreen", "objective", "Clean hands.");
        sources.Turn(first, TurnKind.Decided, "not-adopted", "Too late for this one.");
        sources.Turn(first, TurnKind.Decided, "adopted", "We have time after all.", day: 1);

        var refused = Assert.Single(sources.Report().NotDone);

        Assert.Equal(("Meet criteria 1 and 2.", "It stays as our benchmark."), (refused.Text, refused.Reason));
    }

    [Fact]
    public void Every_wish_has_its_line_and_one_that_nobody_decided_on_is_open()
    {
        var wish = sources.Say("Doreen", "wish", "Wipes on each table.");
        sources.Turn(wish, TurnKind.Verdict, "sustained", day: 2);
        sources.Turn(wish, TurnKind.Decided, "adopted", "All want it.");
        sources.Say("Joyce", "wish", "More hours.");
        sources.Say("Arthur", "evidence", "I saw the bin.");

        var lines = sources.Report().Voices;

        Assert.Equal(["Wipes on each table.", "More hours."], lines.Select(l => l.Text));
        Assert.Equal(["decided", "verdict"], lines[0].Turns.Select(t => t.Kind));
        Assert.True(lines[1].IsOpen);
    }

    [Fact]
    public void A_report_is_read_back_as_it_was_written()
    {
        sources.Say("Doreen", "objective", "Straße <b> \"äöü\" 🙂 שלום");

        var version = ReportVersion.Of(sources.Audit.Id, sources.Report(), ["poster", "full", "nothing"], 3, Sources.Now);

        Assert.Equal(["full", "poster"], version.FormatList);
        Assert.True(version.IsWhole);
        Assert.Equal((3, Sources.Now), (version.Read().Version, version.Read().PublishedAt));
        Assert.Equal(version.Content, ReportJson.Write(version.Read()));
    }

    [Fact]
    public void A_changed_letter_breaks_the_seal()
    {
        var version = ReportVersion.Of(sources.Audit.Id, sources.Report(), ["full"], 1, Sources.Now);
        ReportVersion forged = new()
        {
            AuditId = version.AuditId,
            Number = version.Number,
            PublishedAt = version.PublishedAt,
            Hash = version.Hash,
            Formats = version.Formats,
            Content = version.Content.Replace("Willowbrook", "Willowbrock", StringComparison.Ordinal),
        };

        Assert.True(version.IsWhole);
        Assert.False(forged.IsWhole);
    }
}
