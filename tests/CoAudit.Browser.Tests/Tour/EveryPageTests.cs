namespace CoAudit.Browser.Tests.Tour;

/// <summary>What holds on every page, in its ordinary states and with its errors. The pictures are in artifacts/screenshots, for people to look at.</summary>
public sealed class EveryPageTests(WholeTour tour) : IClassFixture<WholeTour>
{
    // What the README's pictures may weigh, so that it opens at once.
    private const int LargestPicture = 150 * 1024;

    [Fact]
    public void No_page_was_left_out() => Assert.Empty(tour.Routes.Except(tour.Seen));

    [Fact]
    public void Axe_finds_nothing() => Assert.Empty(tour.Violations);

    [Fact]
    public void Nothing_scrolls_sideways_on_a_phone_or_at_twice_the_size() => Assert.Empty(tour.Overflows);

    [Fact]
    public void Nothing_is_asked_of_another_host() => Assert.Empty(tour.ForeignRequests);

    [Fact]
    public void No_page_complains_in_the_console() => Assert.Empty(tour.Complaints);

    [Fact]
    public void Pages_of_participants_load_no_script() => Assert.Empty(tour.ParticipantScripts);

    [Fact]
    public void The_pictures_of_the_readme_are_light()
    {
        var pictures = Inspector.WindowPictures();
        Assert.Equal(3, pictures.Count);
        Assert.All(pictures, picture => Assert.InRange(picture.Length, 1, LargestPicture));
    }
}
