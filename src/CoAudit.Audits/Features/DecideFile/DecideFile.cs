using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence.Files;

namespace CoAudit.Audits.Features.DecideFile;

/// <summary>Whoever runs the audit says what others may see of a file.</summary>
/// <param name="Hide">Parts of a photo or a PDF to paint over.</param>
/// <param name="NothingToHide">Said by the person who looked: a file is never shared by forgetting to mark something.</param>
/// <param name="Reason">Why it is kept back.</param>
public sealed record DecideFile(AuditId Audit, Guid File, string? Decision, IReadOnlyList<HiddenArea> Hide, bool NothingToHide, string? Reason, Actor Actor)
{
    public const string Share = "share";

    public const string KeepBack = "keep-back";

    public const int MaxReasonLength = 2_000;
}

/// <summary>How the file stands now.</summary>
/// <param name="Status"><c>waiting</c>, <c>shared</c> or <c>kept-back</c>.</param>
/// <param name="Hidden">Parts that are painted over.</param>
public sealed record FileDecided(Guid Id, string Status, int Hidden);
