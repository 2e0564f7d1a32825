namespace CoAudit.Browser.Tests.Tour;

/// <summary>What holds on every page, in its ordinary states and with its errors. The pictures are in artifacts/screenshots, for people to look at.</summary>
public sealed class EveryPageTests(WholeTour tour) : IClassFixture<WholeTour>
{
    // What the README's pictures may weigh, so that it opens at once.
    private const int LargestPicture = 150 * 1024;

    [Fact]
    public void No_page_was_left_out()
    {
        Assert.NotEmpty(tour.Routes);
        AssertNothing(tour.Routes.Except(tour.Seen));
    }

    [Fact]
    public void Axe_finds_nothing() => AssertNothing(tour.Violations);

    [Fact]
    public void Nothing_scrolls_sideways_on_a_phone_or_at_twice_the_size() => AssertNothing(tour.Overflows);

    [Fact]
    public void Pages_of_participants_are_there_at_once_on_a_slow_line() => AssertNothing(tour.TooHeavy);

    [Fact]
    public void Pages_of_participants_read_easily() => AssertNothing(tour.TooHard);

    [Fact]
    public void Nothing_is_asked_of_another_host() => AssertNothing(tour.ForeignRequests);

    [Fact]
    public void No_page_complains_in_the_console() => AssertNothing(tour.Complaints);

    [Fact]
    public void Pages_of_participants_load_no_script() => AssertNothing(tour.ParticipantScripts);

    [Fact]
    public void The_pictures_of_the_readme_are_light()
    {
        var pictures = Inspector.WindowPictures();
        Assert.Equal(3, pictures.Count);
        Assert.All(pictures, picture => Assert.InRange(picture.Length, 1, LargestPicture));
    }

    // With every finding in the message: they are mended together.
    private static void AssertNothing<T>(IEnumerable<T> found)
    {
        var lines = found.Select(finding => finding?.ToString()).Distinct().ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }
}
