using CoAudit.Audits.Model.Time;
using CsCheck;

namespace CoAudit.Audits.Tests.Time;

public sealed class SpanTextTests
{
    [Theory]
    [InlineData("PT30S", "PT30S")]
    [InlineData("PT0.5S", "PT0.5S")]
    [InlineData("PT90S", "PT1M30S")]
    [InlineData("PT36H", "PT36H")]
    [InlineData("P10D", "P10D")]
    [InlineData("P4W", "P4W")]
    [InlineData("P28D", "P4W")]
    [InlineData("P1M", "P1M")]
    [InlineData("P18M", "P1Y6M")]
    [InlineData("P1DT2H", "P1DT2H")]
    [InlineData("P7DT2H", "P7DT2H")]
    [InlineData("P10Y", "P10Y")]
    [InlineData("5 working days", "5 working days")]
    [InlineData("1 working days", "1 working day")]
    [InlineData(" 1 Working Day ", "1 working day")]
    public void Canonical_text_comes_back(string text, string canonical) => Assert.Equal(canonical, Clock.Span(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("PT0S")]
    [InlineData("0 working days")]
    [InlineData("-P1D")]
    [InlineData("P-1D")]
    [InlineData("-1 working days")]
    [InlineData("1.5 working days")]
    [InlineData("P1.5D")]
    [InlineData("4 weeks")]
    [InlineData("10")]
    [InlineData("P٣D")]
    [InlineData("P10Y1M")]
    [InlineData("P3654D")]
    [InlineData("PT999999999H")]
    [InlineData("P9999999999D")]
    [InlineData("2610 working days")]
    public void Other_text_is_refused(string? text)
    {
        Assert.False(Span.TryParse(text, out var span));
        Assert.Equal(default, span);
    }

    [Theory]
    [InlineData("PT2S", true, false)]
    [InlineData("PT36H", true, false)]
    [InlineData("P1D", false, false)]
    [InlineData("P1DT2H", false, false)]
    [InlineData("3 working days", false, true)]
    public void Kind_is_told(string text, bool isExact, bool isWorkingDays)
    {
        var span = Clock.Span(text);

        Assert.Equal(isExact, span.IsExact);
        Assert.Equal(isWorkingDays, span.IsWorkingDays);
    }

    [Theory]
    [InlineData("7 working days", "4 working days")]
    [InlineData("10 working days", "5 working days")]
    [InlineData("1 working day", "1 working day")]
    [InlineData("PT2S", "PT1S")]
    [InlineData("P4W", "P2W")]
    [InlineData("P1D", "PT12H")]
    [InlineData("P3M", "P1M15D")]
    public void Half_is_for_the_first_of_two_rounds(string text, string half) => Assert.Equal(half, Clock.Span(text).Half().ToString());

    [Fact]
    public void Canonical_text_reads_as_the_same_span() =>
        Spans.Any.Sample(span => Assert.Equal(span, Clock.Span(span.ToString())));
}
