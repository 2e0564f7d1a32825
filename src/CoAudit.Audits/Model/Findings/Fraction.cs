using System.Numerics;

namespace CoAudit.Audits.Model.Findings;

/// <summary>
/// An exact fraction, always reduced. Scores are compared and added as fractions: 4 − 8/3 and 3 − 5/3 are equal, and in binary floats they are not.
/// </summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger lessOne;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        ArgumentOutOfRangeException.ThrowIfZero(denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (Numerator, lessOne) = (numerator / common, (denominator / common) - 1);
    }

    public BigInteger Numerator { get; }

    /// <summary>Kept less one, so that the default value is 0/1 and not 0/0.</summary>
    public BigInteger Denominator => lessOne + 1;

    public static implicit operator Fraction(int whole) => new(whole, 1);

    public static Fraction operator +(Fraction a, Fraction b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    /// <summary>Null when there is nothing to take the mean of.</summary>
    public static Fraction? Mean(IReadOnlyCollection<Fraction> values) => values.Count == 0 ? null : Sum(values) / values.Count;

    public static Fraction Sum(IEnumerable<Fraction> values) => values.Aggregate(default(Fraction), (sum, value) => sum + value);

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The nearest decimal; a half goes away from zero.</summary>
    public decimal Rounded(int places)
    {
        var scale = BigInteger.Pow(10, places);
        var doubled = (2 * BigInteger.Abs(Numerator) * scale) + Denominator;
        var units = (decimal)(doubled / (2 * Denominator)) * Numerator.Sign;
        return units / (decimal)scale;
    }

    public override string ToString() => $"{Numerator}/{Denominator}";
}
