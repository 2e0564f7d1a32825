using System.Xml.Linq;

namespace CoAudit.Web.Tests.Architecture;

/// <summary>A new package or project is a decision: it changes a list here and gets a line in docs/decisions/0004.</summary>
public sealed class ProjectReferenceTests
{
    [Theory]
    [InlineData("CoAudit.Workflows", "Cronos", "DotLiquid", "Jint")]
    [InlineData("CoAudit.Audits", "CoAudit.Workflows", "Microsoft.EntityFrameworkCore.Relational", "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies")]
    [InlineData(
        "CoAudit.Web",
        "CoAudit.Audits",
        "Hangfire.AspNetCore",
        "Hangfire.InMemory",
        "Hangfire.PostgreSql",
        "MailKit",
        "Microsoft.AspNetCore.DataProtection.EntityFrameworkCore",
        "Microsoft.AspNetCore.Identity.EntityFrameworkCore",
        "Microsoft.AspNetCore.OpenApi",
        "Microsoft.EntityFrameworkCore.Design",
        "Microsoft.EntityFrameworkCore.Sqlite",
        "Npgsql.EntityFrameworkCore.PostgreSQL")]
    public void The_references_are_exactly_these(string project, params string[] references) =>
        Assert.Equal(references, ReferencesOf(File.ReadAllText(Path.Combine(Repository.Root, "src", project, project + ".csproj"))));

    [Fact]
    public void There_are_no_other_source_projects() =>
        Assert.Equal(
            ["CoAudit.Audits", "CoAudit.Web", "CoAudit.Workflows"],
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
                .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void An_added_package_and_an_added_project_are_seen() =>
        Assert.Equal(
            ["CoAudit.Audits", "CoAudit.Web", "Newtonsoft.Json"],
            ReferencesOf(
                """
                <Project Sdk="Microsoft.NET.Sdk">
                  <ItemGroup><ProjectReference Include="../CoAudit.Audits/CoAudit.Audits.csproj" /></ItemGroup>
                  <ItemGroup><PackageReference Include="Newtonsoft.Json" /><ProjectReference Include="..\CoAudit.Web\CoAudit.Web.csproj" /></ItemGroup>
                </Project>
                """));

    [Fact]
    public void Each_package_has_its_reason_written_down() =>
        Assert.Empty(WithoutReason(
            File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props")),
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "decisions", "0004-packages.md"))));

    [Fact]
    public void A_package_without_a_reason_is_seen() =>
        Assert.Equal(
            ["Hangfire"],
            WithoutReason(
                """<Project><PackageVersion Include="Hangfire" Version="1.0.0" /><PackageVersion Include="Hangfire.Core" Version="1.0.0" /></Project>""",
                "| Hangfire.Core | ticks |"));

    private static IEnumerable<string> WithoutReason(string versions, string decision) =>
        XDocument.Parse(versions).Descendants("PackageVersion")
            .Select(element => element.Attribute("Include")!.Value)
            .Where(package => !decision.Contains($"| {package} |", StringComparison.Ordinal));

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Parse(project).Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "Reference" or "FrameworkReference")
            .Select(element => element.Attribute("Include")?.Value.Replace('\\', '/') ?? "")
            .Select(reference => reference.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(reference) : reference)
            .Order(StringComparer.Ordinal);
}
