using CoAudit.Audits.Activities;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Tests.Histories;

namespace CoAudit.Audits.Tests.Histories;

/// <summary>What audits did once they do again, for ever: see docs/decisions/0013.</summary>
public sealed class AuditHistoryTests
{
    private static readonly HistoryFolder Folder = new(ActivityRegistry.FromAssemblies(typeof(StageActivity).Assembly));

    public static TheoryData<string> All => [.. Folder.All];

    public static TheoryData<string> Written => [.. Folder.Written];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_history_lives_again_to_the_byte(string name) => Folder.LivesAgain(name);

    [Theory]
    [MemberData(nameof(All))]
    public void An_audit_goes_on_from_each_state_that_was_stored(string name) => Folder.GoesOnFromEachState(name);
}
