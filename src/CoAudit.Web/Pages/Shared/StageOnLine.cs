namespace CoAudit.Web.Pages.Shared;

/// <summary>One stage of an audit as the stage line shows it.</summary>
/// <param name="Title">The stage's title.</param>
/// <param name="Position">Where the audit is, seen from this stage.</param>
/// <param name="Detail">What is known beside the position, such as "6 of 9 have answered" or "Ends Friday 12 March".</param>
/// <param name="Page">The page that shows what came of this stage, when there is one.</param>
internal sealed record StageOnLine(string Title, StagePosition Position, string? Detail = null, string? Page = null);

/// <summary>Where an audit is, seen from one of its stages.</summary>
internal enum StagePosition
{
    ToCome,
    Now,
    Done,
    Stopped,
}
