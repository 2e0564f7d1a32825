namespace CoAudit.Web.Tests.Architecture;

/// <summary>All rules about who may know whom.</summary>
internal static class DependencyRules
{
    /// <summary>The rules, each with the type that proves that it can fail.</summary>
    public static IReadOnlyList<DependencyRule> All { get; } =
    [
        new(
            "The engine knows the base class library, its interpreters and the calendar only",
            typeof(CoAudit.Workflows.Planted.EngineThatLogs),
            (type, target) => type.IsIn("CoAudit.Workflows") && !target.IsIn("CoAudit.Workflows", "System", "Jint", "Acornima", "DotLiquid", "Cronos") && !IsCompilers(target)),
        new(
            "Only the engine's expressions know the interpreters",
            typeof(CoAudit.Workflows.Planted.ActivityThatRunsScripts),
            (type, target) => type.IsIn("CoAudit.Workflows") && !type.IsIn("CoAudit.Workflows.Expressions") && target.ComesWith("Jint", "Acornima", "DotLiquid")),
        new(
            "The engine knows no network and no database",
            typeof(CoAudit.Workflows.Planted.EngineThatCalls),
            (type, target) => type.IsIn("CoAudit.Workflows") && target.IsIn("System.Net", "System.Data")),
        new(
            "Audits do not know their host",
            typeof(CoAudit.Audits.Planted.AuditThatKnowsItsHost),
            (type, target) => type.IsIn("CoAudit.Audits") && target.ComesWith("CoAudit.Web", "Microsoft.AspNetCore", "Hangfire", "MailKit", "MimeKit")),
        new(
            "Model, activities and notifications do not know the database",
            typeof(CoAudit.Audits.Model.Planted.AggregateThatQueries),
            (type, target) => type.IsIn("CoAudit.Audits.Model", "CoAudit.Audits.Activities", "CoAudit.Audits.Notifications")
                && target.ComesWith("Microsoft.EntityFrameworkCore", "System.Data")),
        new(
            "One use case does not know another",
            typeof(CoAudit.Audits.Features.PlantedSignOff.SignOffThatStartsAnAudit),
            (type, target) => type.Feature() is { } own && target.Feature() is { } other && !string.Equals(own, other, StringComparison.Ordinal)),
        new(
            "Only the pump and the composition root know Hangfire",
            typeof(CoAudit.Web.Pages.Planted.PageThatEnqueues),
            (type, target) => target.ComesWith("Hangfire") && !type.IsIn("CoAudit.Web.Pump") && !IsCompositionRoot(type)),
        new(
            "Only the mail folder knows MailKit",
            typeof(CoAudit.Web.Pages.Planted.PageThatSends),
            (type, target) => target.ComesWith("MailKit", "MimeKit") && !type.IsIn("CoAudit.Web.Mail")),
        new(
            "Only storage knows the databases' drivers",
            typeof(CoAudit.Web.Pages.Planted.PageThatOpensConnections),
            (type, target) => target.ComesWith(
                    "Microsoft.Data.Sqlite", "Npgsql", "Microsoft.EntityFrameworkCore.Sqlite", "Npgsql.EntityFrameworkCore.PostgreSQL")
                && !type.IsIn("CoAudit.Web.Storage")),
    ];

    // Attributes that the compiler writes into each assembly.
    private static bool IsCompilers(ArchUnitNET.Domain.IType type) => type.IsIn("Microsoft.CodeAnalysis");

    // Program.cs is the only file with types outside every namespace.
    private static bool IsCompositionRoot(ArchUnitNET.Domain.IType type) => type.NamespaceName().Length == 0;
}
