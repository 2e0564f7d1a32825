namespace CoAudit.Workflows.Tests.Properties;

/// <summary>
/// What a program does, written as shortly as it can be said: closures and one queue, with no state that could be stored. Written for the tests only, and
/// knowing nothing of the engine; where the two differ, one of them is wrong.
/// </summary>
internal sealed class NaiveInterpreter
{
    private readonly Queue<(Scope Owner, Action Begin)> queue = new();
    private readonly List<(string Id, Scope Owner, Action Resume)> waits = [];
    private readonly Dictionary<string, int> counters = new(StringComparer.Ordinal);

    public NaiveInterpreter(Piece program)
    {
        Scope workflow = new(null, null);
        Schedule(program, workflow, () => Over = true);
        Drain();
    }

    /// <summary>Activity id and event, in order.</summary>
    public List<string> Told { get; } = [];

    /// <summary>What was asked of the world, in order: the pieces that told an event.</summary>
    public List<string> Effects { get; } = [];

    /// <summary>The events and tasks that are waited for, oldest wait first.</summary>
    public IReadOnlyList<string> Waits => [.. waits.Select(w => w.Id)];

    public bool Over { get; private set; }

    public bool Faulted { get; private set; }

    public void Resume(int wait)
    {
        var (_, _, resume) = waits[wait];
        waits.RemoveAt(wait);
        resume();
        Drain();
    }

    private void Drain()
    {
        while (queue.TryDequeue(out var next))
        {
            if (!next.Owner.Dead)
            {
                next.Begin();
            }
        }
    }

    private void Schedule(Piece piece, Scope owner, Action done) => queue.Enqueue((owner, () => Begin(piece, owner, done)));

    private void Begin(Piece piece, Scope owner, Action done)
    {
        Told.Add($"{piece.Id}:Started");
        Scope me = new(owner, piece);
        owner.Children.Add(me);
        Action complete = () =>
        {
            Kill(me, tell: false);
            owner.Children.Remove(me);
            Told.Add($"{piece.Id}:Completed");
            if (!owner.Dead)
            {
                done();
            }
        };
        switch (piece.Kind)
        {
            case PieceKind.Line:
                complete();
                break;
            case PieceKind.Break:
                BreakOut(owner);
                complete();
                break;
            case PieceKind.Fault:
                me.Dead = true;
                Faulted = true;
                Told.Add($"{piece.Id}:Faulted");
                break;
            case PieceKind.Publish:
                Effects.Add(piece.Id);
                complete();
                break;
            case PieceKind.Event or PieceKind.Task:
                Told.Add($"{piece.Id}:Suspended");
                waits.Add((piece.Id, me, () =>
                {
                    Told.Add($"{piece.Id}:Resumed");
                    complete();
                }
                ));
                break;
            case PieceKind.Sequence:
                Rounds(me, i => i < piece.Inside.Count ? piece.Inside[i] : null, complete);
                break;
            case PieceKind.If:
                Rounds(me, i => i == 0 && piece.Count % 2 < piece.Inside.Count ? piece.Inside[piece.Count % 2] : null, complete);
                break;
            case PieceKind.For:
                Rounds(me, i => i < piece.Count && piece.Inside.Count > 0 ? piece.Inside[0] : null, complete);
                break;
            case PieceKind.While:
                Rounds(me, _ => CountUp(piece) <= piece.Count ? piece.Inside[0] : null, complete);
                break;
            default:
                SideBySide(me, piece, complete);
                break;
        }
    }

    private int CountUp(Piece loop)
    {
        counters[loop.Id] = counters.GetValueOrDefault(loop.Id) + 1;
        return counters[loop.Id];
    }

    private void Rounds(Scope me, Func<int, Piece?> next, Action complete)
    {
        var round = 0;
        Go();

        void Go()
        {
            if (!me.Breaking && next(round++) is { } piece)
            {
                Schedule(piece, me, Go);
            }
            else
            {
                complete();
            }
        }
    }

    private void SideBySide(Scope me, Piece piece, Action complete)
    {
        var left = piece.Inside.Count;
        foreach (var child in piece.Inside)
        {
            Schedule(child, me, () =>
            {
                if (--left == 0 || (me.Breaking && piece.Kind == PieceKind.Fork))
                {
                    complete();
                }
            });
        }

        if (left == 0)
        {
            complete();
        }
    }

    // Everything between a Break and its loop stops after what it does now.
    private static void BreakOut(Scope from)
    {
        for (var scope = from; scope.Piece is not null; scope = scope.Owner!)
        {
            if (scope.Piece.Kind is PieceKind.Sequence or PieceKind.Fork or PieceKind.For or PieceKind.While)
            {
                scope.Breaking = true;
                if (scope.Piece.Kind is PieceKind.For or PieceKind.While)
                {
                    return;
                }
            }
        }
    }

    private void Kill(Scope scope, bool tell)
    {
        scope.Dead = true;
        foreach (var child in scope.Children.ToList())
        {
            Kill(child, tell: true);
        }

        waits.RemoveAll(w => w.Owner == scope);
        if (tell)
        {
            Told.Add($"{scope.Piece!.Id}:Canceled");
        }
    }

    private sealed class Scope(Scope? owner, Piece? piece)
    {
        public Scope? Owner => owner;

        public Piece? Piece => piece;

        public List<Scope> Children { get; } = [];

        public bool Dead { get; set; }

        public bool Breaking { get; set; }
    }
}
