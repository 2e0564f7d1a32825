using CoAudit.Audits.Model.Tools.Building;

namespace CoAudit.Audits.Tests.Model.Tools;

public sealed class FreezeTests
{
    [Fact]
    public void The_first_version_is_1_0_and_its_hash_is_that_of_its_content()
    {
        var version = Frozen(WillowbrookTool.Built());

        Assert.Equal(("1.0", true, (string?)null), (version.Label, version.IsWhole, version.Reason));
        Assert.Matches("^[0-9a-f]{64}$", version.Hash);
    }

    [Fact]
    public void The_same_tool_has_the_same_hash_whatever_order_its_lines_come_in()
    {
        var tool = WillowbrookTool.Built();
        AuditTool stored = new(WillowbrookTool.Audit, tool.Lines.Reverse(), frozen: null);

        Assert.Equal(Frozen(tool).Hash, Frozen(stored).Hash);
    }

    [Fact]
    public void The_canonical_form_is_for_ever_this()
    {
        AuditTool tool = new(WillowbrookTool.Audit, [], frozen: null);
        WillowbrookTool.Decide(tool, WillowbrookTool.Suggested(1, SuggestionKind.Add, "Czy ręce są czyste? 🧼 שלום <b>", null), WillowbrookTool.Yes());

        Assert.Equal(
            """{"version":"1.0","lines":[{"id":"00000001-0000-0000-0000-000000000000","revision":1,"source":null,"professional":"Czy ręce są czyste? 🧼 שלום <b>","plain":"Czy ręce są czyste? 🧼 שלום <b>","easy":null,"critical":false,"sampling":"","evidence":[]}]}""",
            Frozen(tool).Content);
    }

    [Fact]
    public void Letters_written_in_two_ways_have_one_hash() => Assert.Equal(
        Frozen(With("Caf\u00e9 is clean.")).Hash, Frozen(With("Cafe\u0301 is clean.")).Hash);

    [Fact]
    public void One_changed_word_changes_the_hash() => Assert.NotEqual(Frozen(With("It is clean.")).Hash, Frozen(With("It is clear.")).Hash);

    [Fact]
    public void A_later_change_makes_1_1_and_no_change_makes_nothing()
    {
        var tool = WillowbrookTool.Built();
        var first = Frozen(tool);
        AuditTool later = new(WillowbrookTool.Audit, tool.Lines, first);
        Assert.Null(later.Freeze(null, "Nothing.", WillowbrookTool.Ended));

        var line = later.Find("IPC-15")!;
        later.Edit(line, LineWords.Of("Gloves are there on every shift."), line.Critical, WillowbrookTool.Ended);
        var second = later.Freeze(null, "Nights were forgotten.", WillowbrookTool.Ended)!;

        Assert.Equal(("1.1", "Nights were forgotten.", 2), (second.Label, second.Reason, line.Revision));
        Assert.NotEqual(first.Hash, second.Hash);
    }

    [Fact]
    public void What_changed_before_the_first_freeze_is_asked_for_the_first_time()
    {
        var tool = WillowbrookTool.Begun();
        WillowbrookTool.Decide(tool, WillowbrookTool.Suggested(1, SuggestionKind.Amend, "Other words.", "IPC-12"), WillowbrookTool.Yes());
        Frozen(tool);

        Assert.All(tool.Lines, line => Assert.Equal(1, line.Revision));
    }

    [Fact]
    public void A_mark_that_changes_asks_nobody_again()
    {
        var tool = WillowbrookTool.Built();
        AuditTool later = new(WillowbrookTool.Audit, tool.Lines, Frozen(tool));
        var line = later.Find("IPC-12")!;
        later.Edit(line, line.Words, critical: true, WillowbrookTool.Ended);

        Assert.Equal(("1.1", 1, false), (later.Freeze(null, "It is critical.", WillowbrookTool.Ended)!.Label, line.Revision, later.AsksAgain));
    }

    [Fact]
    public void Other_words_and_a_new_line_ask_again()
    {
        var tool = WillowbrookTool.Built();
        var first = Frozen(tool);
        AuditTool reworded = new(WillowbrookTool.Audit, tool.Lines, first);
        reworded.Edit(reworded.Find("IPC-15")!, LineWords.Of("Gloves are there on every shift."), critical: true, WillowbrookTool.Ended);
        AuditTool longer = new(WillowbrookTool.Audit, WillowbrookTool.Built().Lines, first);
        Assert.False(longer.AsksAgain);
        WillowbrookTool.Decide(longer, WillowbrookTool.Suggested(99, SuggestionKind.Add, "Is the garden open?", null), WillowbrookTool.Yes());

        Assert.Equal((true, true), (reworded.AsksAgain, longer.AsksAgain));
    }

    [Fact]
    public void A_tool_without_lines_is_not_frozen() => Assert.Null(new AuditTool(WillowbrookTool.Audit, [], frozen: null).Freeze(null, null, WillowbrookTool.Ended));

    private static ToolVersion Frozen(AuditTool tool) => tool.Freeze(null, null, WillowbrookTool.Ended)!;

    private static AuditTool With(string text)
    {
        AuditTool tool = new(WillowbrookTool.Audit, [], frozen: null);
        WillowbrookTool.Decide(tool, WillowbrookTool.Suggested(1, SuggestionKind.Add, text, null), WillowbrookTool.Yes());
        return tool;
    }
}
