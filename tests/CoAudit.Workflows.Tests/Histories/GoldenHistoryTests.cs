using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Histories;

/// <summary>What instances did once they do again, for ever: see docs/decisions/0013.</summary>
public sealed class GoldenHistoryTests
{
    private static readonly HistoryFolder Folder = new(World.Registry);

    public static TheoryData<string> All => [.. Folder.All];

    public static TheoryData<string> Written => [.. Folder.Written];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_history_lives_again_to_the_byte(string name) => Folder.LivesAgain(name);

    [Theory]
    [MemberData(nameof(All))]
    public void An_instance_goes_on_from_each_state_that_was_stored(string name) => Folder.GoesOnFromEachState(name);
}
