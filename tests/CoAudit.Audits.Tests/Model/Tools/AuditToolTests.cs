using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools.Building;

namespace CoAudit.Audits.Tests.Model.Tools;

public sealed class AuditToolTests
{
    [Fact]
    public void Willowbrooks_tool_has_twelve_lines_eight_from_the_library_and_four_that_grew_from_words()
    {
        var tool = WillowbrookTool.Built();

        Assert.Equal(12, tool.Lines.Count());
        Assert.Equal(WillowbrookTool.FromTheLibrary, tool.Lines.Take(8).Select(l => l.Id));
        Assert.All(tool.Lines.Skip(8), line => Assert.Equal(line.Id, line.GrewFrom!.Value.ToString()));
    }

    [Fact]
    public void A_line_that_stands_for_a_critical_criterion_is_critical_too() =>
        Assert.Equal([false, true, false, false], WillowbrookTool.Built().Lines.Skip(8).Select(l => l.Critical));

    [Fact]
    public void An_accepted_amendment_gives_the_line_its_words_and_makes_the_easy_ones_a_draft()
    {
        var tool = WillowbrookTool.Begun();
        var before = tool.Find("IPC-27")!.Plain;
        var decision = WillowbrookTool.Decide(tool, WillowbrookTool.Suggested(1, SuggestionKind.Amend, "Everyone hears about an outbreak\non the same day.", "IPC-27"), WillowbrookTool.Yes());

        var line = tool.Find("IPC-27")!;
        Assert.Equal((before, "Everyone hears about an outbreak on the same day."), (decision.Before, decision.After));
        Assert.Equal((decision.After, decision.After, false), (line.Plain, line.Professional, line.EasyApproved));
    }

    [Fact]
    public void An_accepted_strike_takes_the_line_out()
    {
        var tool = WillowbrookTool.Begun();
        var decision = WillowbrookTool.Decide(tool, WillowbrookTool.Suggested(1, SuggestionKind.Strike, "We have no laundry.", "ipc-21"), WillowbrookTool.Yes());

        Assert.Null(tool.Find("IPC-21"));
        Assert.Equal(("IPC-21", null), (decision.LineId, decision.After));
        Assert.Equal(7, tool.Lines.Count());
    }

    [Fact]
    public void A_question_is_merged_into_a_line_that_gets_other_words()
    {
        var tool = WillowbrookTool.Begun();
        var everyShift = LineWords.Of("Gloves and aprons are there on every shift.");
        var decision = WillowbrookTool.Decide(
            tool, WillowbrookTool.Suggested(1, SuggestionKind.Amend, "Why not nights?", "IPC-15"), new Considered(ToolDecision.Merged, "Nights count too.", everyShift, null));

        Assert.Equal(("merged", everyShift.Plain), (decision.Status, tool.Find("IPC-15")!.Plain));
    }

    [Fact]
    public void A_merge_needs_a_line() => Assert.Equal("into", Broken(() => WillowbrookTool.Decide(
        WillowbrookTool.Begun(), WillowbrookTool.Suggested(1, SuggestionKind.Add, "Something", null), new Considered(ToolDecision.Merged, "As before.", null, "IPC-99"))));

    [Fact]
    public void Of_two_suggestions_for_one_line_the_second_needs_words_because_the_line_is_not_what_its_maker_saw()
    {
        var tool = WillowbrookTool.Begun();
        WillowbrookTool.Decide(tool, WillowbrookTool.Suggested(1, SuggestionKind.Amend, "First words.", "IPC-12"), WillowbrookTool.Yes());
        var second = WillowbrookTool.Suggested(2, SuggestionKind.Amend, "Second words.", "IPC-12");

        Assert.Equal("line-changed", Assert.Throws<ConflictException>(() => WillowbrookTool.Decide(tool, second, WillowbrookTool.Yes())).Code);
        WillowbrookTool.Decide(tool, second, WillowbrookTool.Yes(LineWords.Of("First and second words.")));
        Assert.Equal("First and second words.", tool.Find("IPC-12")!.Plain);
    }

    [Fact]
    public void A_suggestion_about_a_line_that_is_gone_cannot_be_accepted()
    {
        var tool = WillowbrookTool.Begun();
        WillowbrookTool.Decide(tool, WillowbrookTool.Suggested(1, SuggestionKind.Strike, "Out.", "IPC-12"), WillowbrookTool.Yes());

        Assert.Equal("line-gone", Assert.Throws<ConflictException>(
            () => WillowbrookTool.Decide(tool, WillowbrookTool.Suggested(2, SuggestionKind.Amend, "Other.", "IPC-12"), WillowbrookTool.Yes())).Code);
    }

    [Fact]
    public void What_is_in_the_tool_is_not_turned_down_afterwards_and_a_repeated_yes_changes_nothing()
    {
        var tool = WillowbrookTool.Begun();
        var suggestion = WillowbrookTool.Suggested(1, SuggestionKind.Add, "One more.", null);
        var first = WillowbrookTool.Decide(tool, suggestion, WillowbrookTool.Yes());

        Assert.Same(first, WillowbrookTool.Decide(tool, suggestion, WillowbrookTool.Yes(), first));
        Assert.Equal(9, tool.Lines.Count());
        Assert.Throws<ConflictException>(() => WillowbrookTool.Decide(tool, suggestion, new Considered(ToolDecision.NotAccepted, "No.", null, null), first));
    }

    [Fact]
    public void What_was_not_accepted_can_be_accepted_later()
    {
        var tool = WillowbrookTool.Begun();
        var suggestion = WillowbrookTool.Suggested(1, SuggestionKind.Add, "One more.", null);
        var no = WillowbrookTool.Decide(tool, suggestion, new Considered(ToolDecision.NotAccepted, "Not now.", null, null));
        Assert.Equal(8, tool.Lines.Count());

        Assert.Equal("accepted", WillowbrookTool.Decide(tool, suggestion, WillowbrookTool.Yes(), no).Status);
        Assert.Equal(9, tool.Lines.Count());
    }

    [Fact]
    public void Words_too_long_for_a_line_need_shorter_ones() => Assert.Equal("plain", Broken(() => WillowbrookTool.Decide(
        WillowbrookTool.Begun(), WillowbrookTool.Suggested(1, SuggestionKind.Add, new string('a', 9_000), null), WillowbrookTool.Yes())));

    [Fact]
    public void Easy_words_with_jargon_cannot_be_approved()
    {
        var tool = WillowbrookTool.Begun();
        var line = tool.Find("IPC-12")!;
        var words = line.Words with { Easy = "Do you have adequate access to hygiene facilities?", EasyApproved = true };

        Assert.Equal("easy", Broken(() => tool.Edit(line, words, line.Critical, WillowbrookTool.Opened)));
        Assert.True(tool.Edit(line, words with { EasyApproved = false }, line.Critical, WillowbrookTool.Opened));
        Assert.Equal(line.Plain, line.Words.For("easy-read"));
    }

    [Fact]
    public void Everyone_reads_the_wording_that_suits_them()
    {
        LineWords words = new("Professional words.", "Plain words.", "Is it easy?", EasyApproved: true);

        Assert.Equal(["Is it easy?", "Professional words.", "Plain words.", "Plain words."], new[] { "easy-read", "Professional", "large-print", null }.Select(words.For));
    }

    [Fact]
    public void Words_that_are_taken_back_take_what_grew_from_them_along()
    {
        var tool = WillowbrookTool.Begun();
        var before = tool.Find("IPC-12")!.Words;
        var added = WillowbrookTool.Decide(tool, WillowbrookTool.Suggested(1, SuggestionKind.Add, "One more.", null), WillowbrookTool.Yes());
        var amended = WillowbrookTool.Decide(tool, WillowbrookTool.Suggested(2, SuggestionKind.Amend, "Other words.", "IPC-12"), WillowbrookTool.Yes());
        var struck = WillowbrookTool.Decide(tool, WillowbrookTool.Suggested(3, SuggestionKind.Strike, "Out.", "IPC-11"), WillowbrookTool.Yes());

        tool.TakeBack(Said(added, "criterion"), added, null, WillowbrookTool.Ended);
        tool.TakeBack(Said(amended, "amendment"), amended, WillowbrookTool.Library.FindCriterion("IPC-12"), WillowbrookTool.Ended);
        tool.TakeBack(Said(struck, "strike"), struck, null, WillowbrookTool.Ended);

        Assert.Equal(WillowbrookTool.FromTheLibrary, tool.Lines.Select(l => l.Id));
        Assert.Equal((before.Professional, before.Plain), (tool.Find("IPC-12")!.Professional, tool.Find("IPC-12")!.Plain));
    }

    private static Contribution Said(ToolDecision decision, string kind) => new()
    {
        Id = decision.ContributionId,
        StageId = default,
        AuditId = WillowbrookTool.Audit,
        Kind = kind,
        Text = "",
        At = WillowbrookTool.Opened,
        Late = false,
        Salt = [],
    };

    private static string Broken(Action act) => Assert.Single(Assert.Throws<InvalidCommandException>(act).Rules).Field;
}
