using CsCheck;

namespace CoAudit.Workflows.Tests.Properties;

/// <summary>Programs of up to about forty activities, nested up to four deep, with a script of which wait is resumed next.</summary>
internal static class RandomPrograms
{
    public static Gen<(Piece Program, int[] Resumes)> All(bool withFaults) =>
        from program in Pieces(depth: 4, withFaults, inLoop: false)
        from resumes in Gen.Int[0, 1000].Array[0, 30]
        select (Named(program), resumes);

    private static Gen<Piece> Pieces(int depth, bool withFaults, bool inLoop)
    {
        var leaf = Gen.Frequency(
            (6, Gen.Const(Leaf(PieceKind.Line))),
            (3, Gen.Const(Leaf(PieceKind.Event))),
            (2, Gen.Const(Leaf(PieceKind.Task))),
            (2, Gen.Const(Leaf(PieceKind.Publish))),
            (inLoop ? 1 : 0, Gen.Const(Leaf(PieceKind.Break))),
            (withFaults ? 1 : 0, Gen.Const(Leaf(PieceKind.Fault))));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Pieces(depth - 1, withFaults, inLoop);
        var body = Pieces(depth - 1, withFaults, inLoop: true);
        return Gen.Frequency(
            (2, leaf),
            (3, inner.Array[0, 4].Select(i => new Piece("", PieceKind.Sequence, 0, i))),
            (2, inner.Array[0, 3].Select(i => new Piece("", PieceKind.Parallel, 0, i))),
            (1, inner.Array[0, 3].Select(i => new Piece("", PieceKind.Fork, 0, i))),
            (2, Gen.Select(Gen.Int[0, 1], inner.Array[0, 2]).Select((way, i) => new Piece("", PieceKind.If, way, i))),
            (1, Gen.Select(Gen.Int[0, 3], body.Array[0, 1]).Select((rounds, i) => new Piece("", PieceKind.For, rounds, i))),
            (1, Gen.Select(Gen.Int[0, 3], body).Select((rounds, i) => new Piece("", PieceKind.While, rounds, [i]))));
    }

    private static Piece Leaf(PieceKind kind) => new("", kind, 0, []);

    private static Piece Named(Piece program)
    {
        var number = 0;
        return Name(program);

        Piece Name(Piece piece) => piece with { Id = $"{piece.Kind.ToString()[..2].ToLowerInvariant()}{number++}", Inside = [.. piece.Inside.Select(Name)] };
    }
}
