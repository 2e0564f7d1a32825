namespace CoAudit.Audits.Model.Tools.Building;

/// <summary>The tool of one audit while it is built and after: its lines, and what is decided about what people suggest. Time is an argument; nothing is stored here.</summary>
/// <param name="lines">Every line there ever was, the struck ones too.</param>
/// <param name="frozen">The newest frozen version; null before the first.</param>
public sealed class AuditTool(AuditId audit, IEnumerable<DraftLine> lines, ToolVersion? frozen)
{
    private readonly List<DraftLine> all = [.. lines.OrderBy(line => line.Position)];

    /// <summary>Lines that were added since this was made: they are still to be stored.</summary>
    public List<DraftLine> Added { get; } = [];

    /// <summary>What is in the tool now, in order.</summary>
    public IEnumerable<DraftLine> Lines => all.Where(line => !line.Struck);

    public ToolVersion? Frozen => frozen;

    /// <summary>Whether people who have answered the frozen version have something to answer anew: a line that is new, or has other words. A mark, or easy words that were approved, is neither.</summary>
    public bool AsksAgain =>
        frozen is not null && ToolJson.RevisionsIn(frozen.Content) is var known && Lines.Any(line => !known.TryGetValue(line.Id, out var revision) || line.Revision > revision);

    /// <summary>Begins with criteria of the library; a tool that has lines keeps them.</summary>
    public void Begin(IEnumerable<Criterion> criteria)
    {
        if (all.Count == 0)
        {
            foreach (var criterion in criteria.DistinctBy(criterion => criterion.Id, StringComparer.Ordinal))
            {
                Add(DraftLine.Of(audit, criterion, all.Count + 1));
            }
        }
    }

    public DraftLine? Find(string? id) => Lines.FirstOrDefault(line => string.Equals(line.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Decides about a suggestion. The same decision once more changes nothing and gives what is on record.</summary>
    /// <param name="earlier">What was decided before, or null.</param>
    /// <param name="stands">The library's criterion that something new is about, if it is.</param>
    /// <exception cref="ConflictException">It is in the tool already, or the line has changed since.</exception>
    public ToolDecision Decide(Suggestion suggestion, ToolDecision? earlier, Considered considered, Criterion? stands, Actor actor, DateTimeOffset now)
    {
        if (earlier is { ChangedTheTool: true })
        {
            return string.Equals(earlier.Status, considered.Decision, StringComparison.Ordinal)
                ? earlier
                : throw new ConflictException("already-decided", "This suggestion is in the tool already. To change the line, edit its words.");
        }

        var (line, before) = considered.Decision switch
        {
            ToolDecision.NotAccepted => (null, null),
            ToolDecision.Merged => Merge(suggestion, considered, now),
            _ => Accept(suggestion, considered, stands, now),
        };
        var decision = earlier ?? new ToolDecision
        {
            ContributionId = suggestion.Id,
            AuditId = audit,
            Status = considered.Decision,
            Reason = considered.Reason,
            Actor = actor.Value,
            At = now,
        };
        (decision.Status, decision.Reason, decision.Actor, decision.At) = (considered.Decision, considered.Reason, actor.Value, now);
        (decision.LineId, decision.Before, decision.After) = (line?.Id, before, line is null or { Struck: true } ? null : line.Plain);
        return decision;
    }

    /// <summary>The words of a suggestion go: their maker takes them back before the tool is frozen. What grew from them goes too.</summary>
    /// <param name="original">The library's wording of the line, when it has one.</param>
    public void TakeBack(Contribution said, ToolDecision decision, Criterion? original, DateTimeOffset now)
    {
        var line = all.Find(l => string.Equals(l.Id, decision.LineId, StringComparison.Ordinal));
        switch (SuggestionKinds.Of(said.Kind))
        {
            case SuggestionKind.Add when line?.GrewFrom == said.Id:
                line.Strike();
                break;
            case SuggestionKind.Strike:
                line?.Return();
                break;
            case SuggestionKind.Amend when line is not null && string.Equals(line.Plain, decision.After, StringComparison.Ordinal) && decision.Before is { } before:
                line.Reword(new LineWords(original?.Professional ?? before, before, line.Easy, EasyApproved: false), now);
                break;
            default:
                break;
        }

        decision.After = null;
    }

    /// <summary>Gives a line other words or another mark, or says how it is checked.</summary>
    /// <param name="facts">Null leaves what there is.</param>
    /// <returns>False when nothing is different.</returns>
    public bool Edit(DraftLine line, LineWords words, bool critical, DateTimeOffset now, LineFacts? facts = null)
    {
        facts ??= line.Facts;
        if (words == line.Words && critical == line.Critical && facts == line.Facts)
        {
            return false;
        }

        line.Check(facts);
        line.Reword(words, now);
        line.Critical = critical;
        return true;
    }

    /// <summary>Freezes what there is now.</summary>
    /// <returns>Null when there is nothing to freeze, or nothing has changed since the last version.</returns>
    public ToolVersion? Freeze(StageId? stage, string? reason, DateTimeOffset now)
    {
        if (!Lines.Any() || (frozen is not null && string.Equals(ToolJson.Write(frozen.Label, Lines), frozen.Content, StringComparison.Ordinal)))
        {
            return null;
        }

        if (frozen is null)
        {
            all.ForEach(line => line.Settle());
        }

        var number = (frozen?.Number ?? 0) + 1;
        var content = ToolJson.Write(ToolVersion.LabelOf(number), Lines);
        return new ToolVersion
        {
            AuditId = audit,
            Number = number,
            StageId = stage,
            Hash = ToolVersion.HashOf(content),
            Content = content,
            FrozenAt = now,
            Reason = frozen is null ? null : reason,
        };
    }

    private (DraftLine? Line, string? Before) Accept(Suggestion suggestion, Considered considered, Criterion? stands, DateTimeOffset now)
    {
        if (suggestion.Kind == SuggestionKind.Add)
        {
            var grown = DraftLine.Grown(audit, suggestion, stands, considered.Words ?? LineWords.Of(Fitting(suggestion)), all.Max(l => (int?)l.Position) + 1 ?? 1, now);
            Add(grown);
            return (grown, null);
        }

        var line = Find(suggestion.About) ?? throw new ConflictException("line-gone", "The line that this is about is not in the tool any more.");
        var before = line.Plain;
        if (suggestion.Kind == SuggestionKind.Strike)
        {
            line.Strike();
            return (line, before);
        }

        if (considered.Words is null && line.ChangedAt > suggestion.At)
        {
            throw new ConflictException("line-changed", "The line has changed since this was suggested. Say which words it gets now: send them as plain.");
        }

        var own = considered.Words is null ? Fitting(suggestion) : "";
        line.Reword(considered.Words ?? new LineWords(own, own, line.Easy, EasyApproved: false), now);
        return (line, before);
    }

    private (DraftLine? Line, string? Before) Merge(Suggestion suggestion, Considered considered, DateTimeOffset now)
    {
        var line = Find(considered.Into ?? suggestion.About)
            ?? throw new InvalidCommandException("into", "Say into which line of the tool this goes: send its id.");
        var before = line.Plain;
        if (considered.Words is { } words)
        {
            line.Reword(words, now);
        }

        return (line, before);
    }

    private static string Fitting(Suggestion suggestion) => suggestion.AsLine is { Length: <= LineWords.MaxLength } text
        ? text
        : throw new InvalidCommandException("plain", $"This is too long for one line of the tool. Give the line words of at most {LineWords.MaxLength:N0} letters.");

    private void Add(DraftLine line)
    {
        all.Add(line);
        Added.Add(line);
    }
}
