using System.Text;
using CoAudit.Audits.Model.Tools;

namespace CoAudit.Audits.Tests.Tools;

/// <summary>
/// What a version says is fixed. To change a file, raise its version and add its line to Approved/content-hashes.txt; lines of earlier
/// versions stay.
/// </summary>
public sealed class ContentHashTests
{
    public static TheoryData<string> Files => [.. ShippedData.CriteriaFiles, .. ShippedData.FrameworkFiles, .. ShippedData.CrosswalkFiles];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_versions_content_is_the_one_that_was_approved(string file)
    {
        var (version, hash) = Read(file, ShippedData.Bytes(file));

        var approved = ShippedData.ApprovedHashes().Where(line => line.StartsWith($"{file} {version} ", StringComparison.Ordinal));

        Assert.True(approved.SequenceEqual([$"{file} {version} {hash}"]), $"Not approved: {file} {version} {hash}");
    }

    [Fact]
    public void White_space_is_not_content()
    {
        var json = Encoding.UTF8.GetString(ShippedData.Bytes("criteria/medication.json"));

        Assert.Equal(CriteriaSet.Read(Encoding.UTF8.GetBytes(json)).Hash, CriteriaSet.Read(Encoding.UTF8.GetBytes(json.Replace("\n", "\r\n\t", StringComparison.Ordinal))).Hash);
    }

    [Fact]
    public void One_changed_word_is_another_hash()
    {
        var json = Encoding.UTF8.GetString(ShippedData.Bytes("criteria/medication.json"));

        Assert.NotEqual(CriteriaSet.Read(Encoding.UTF8.GetBytes(json)).Hash, CriteriaSet.Read(Encoding.UTF8.GetBytes(json.Replace("two people sign", "two staff sign", StringComparison.Ordinal))).Hash);
    }

    private static (string Version, string Hash) Read(string file, byte[] content)
    {
        if (file.StartsWith("criteria/", StringComparison.Ordinal))
        {
            var set = CriteriaSet.Read(content);
            return (set.Version, set.Hash);
        }

        if (file.StartsWith("frameworks/crosswalks/", StringComparison.Ordinal))
        {
            var crosswalk = Crosswalk.Read(content);
            return (crosswalk.Version, crosswalk.Hash);
        }

        var framework = Framework.Read(content);
        return (framework.Version, framework.Hash);
    }
}
