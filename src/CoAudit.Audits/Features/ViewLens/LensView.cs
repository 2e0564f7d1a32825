using CoAudit.Audits.Model.Tools;

namespace CoAudit.Audits.Features.ViewLens;

/// <summary>An audit seen through the words of a framework: what of it the audit looked at, and what not. It is a lens and no rating.</summary>
/// <param name="Items">In the framework's order.</param>
/// <param name="Elsewhere">Lines of the tool that the framework says nothing about: mostly what people added themselves.</param>
/// <param name="Crosswalks">Ways from another framework by which some of it is read.</param>
public sealed record LensView(
    FrameworkView Framework, IReadOnlyList<LensItemView> Items, IReadOnlyList<LensLineView> Elsewhere, IReadOnlyList<CrosswalkView> Crosswalks);

/// <summary>A way from one framework to another.</summary>
/// <param name="From">The title of the framework that it leads from.</param>
/// <param name="Note">What a reader should know before relying on it.</param>
public sealed record CrosswalkView(string Id, string From, string? Note);

/// <summary>What an outside body expects.</summary>
/// <param name="Standing"><c>current</c>, <c>draft</c> or <c>replaced</c>.</param>
/// <param name="Items">How many places it has.</param>
public sealed record FrameworkView(string Id, string Version, string Title, string Publisher, string Standing, Uri Source, string? Note, int Items)
{
    public static FrameworkView Of(Framework framework) => new(
        framework.Id, framework.Version, framework.Title, framework.Publisher, framework.Standing.ToString().ToLowerInvariant(), framework.Source, framework.Note, framework.Items.Count);
}

/// <summary>One place of the framework.</summary>
/// <param name="Lines">Lines of the tool that give evidence for it; none: the audit did not look at it.</param>
public sealed record LensItemView(string Code, string Title, string? Section, IReadOnlyList<LensLineView> Lines);

/// <summary>One line of the tool.</summary>
/// <param name="Source">The library's criterion that it stands for; null for something new.</param>
/// <param name="Because">Why it gives evidence here.</param>
/// <param name="Joint">Everyone's score with four places; null before the reveal, and where nobody gave a number.</param>
/// <param name="Through">Null where the line itself is mapped to this place; else how it is read from another framework.</param>
public sealed record LensLineView(string Id, string Text, string? Source, string? Because, decimal? Joint, LensThroughView? Through);

/// <summary>A place that is read through another framework.</summary>
/// <param name="Crosswalk">Id of the way that leads here.</param>
/// <param name="Codes">The places of the other framework to which the line is mapped.</param>
public sealed record LensThroughView(string Crosswalk, IReadOnlyList<string> Codes);
