using System.Text.Json.Serialization;
using CoAudit.Audits;
using CoAudit.Audits.Storage;
using CoAudit.Web.Accounts;
using CoAudit.Web.Api;
using CoAudit.Web.Api.AuditTypes;
using CoAudit.Web.Api.Audits;
using CoAudit.Web.Api.Evidence;
using CoAudit.Web.Api.Files;
using CoAudit.Web.Api.MyTask;
using CoAudit.Web.Api.Objectives;
using CoAudit.Web.Api.Plans;
using CoAudit.Web.Api.Reports;
using CoAudit.Web.Api.Tools;
using CoAudit.Web.Api.Voices;
using CoAudit.Web.Configuration;
using CoAudit.Web.Designer;
using CoAudit.Web.Links;
using CoAudit.Web.Mail;
using CoAudit.Web.Pages.Participants;
using CoAudit.Web.Pages.Reports;
using CoAudit.Web.Pdf;
using CoAudit.Web.Pump;
using CoAudit.Web.Security;
using CoAudit.Web.Storage;
using CoAudit.Web.StudioApi;
using CoAudit.Workflows.Definitions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace CoAudit.Web.Start;

/// <summary>Puts the parts together. The only place that knows them all.</summary>
internal static class WebHost
{
    /// <summary>Where it listens when nothing else is set.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    private const long LargestBody = 6 * 1024 * 1024;

    /// <param name="configure">Puts other edges in place of the real ones, such as a clock that a test turns.</param>
    /// <exception cref="StartRefusedException">A setting is wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        AddLogging(builder);
        AddServices(builder);
        configure?.Invoke(builder);
        var app = builder.Build();
        Map(app);
        return app;
    }

    private static void AddLogging(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.FormatterName = RedactingConsole.FormatterName);
        builder.Logging.AddConsoleFormatter<RedactingConsole, ConsoleFormatterOptions>();

        // The framework's own lines name every request's path, and a task link is a path.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Hangfire", LogLevel.Warning);

        // A failing statement is told by whoever meets its exception; that a fresh database has no list of migrations is no failure.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);

        // The answer to the check itself says it; before the first tick it is no news.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);

        // Says that it made our "no-store" a "no-cache, no-store".
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);

        // Says at each start what operations.md says: protect the database's disk.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        var (services, configuration, environment) = (builder.Services, builder.Configuration, builder.Environment);
        KnownSections.Check(configuration);
        PublicUrls urls = new();
        if (PublicUrls.Read(configuration, environment) is { } configured)
        {
            urls.Base = configured;
        }

        services.AddSingleton(urls);
        services.AddSingleton(TimeProvider.System);
        services.AddAudits();
        services.AddSingleton(_ => DataFiles.Read(WorkflowFiles.Folder(configuration, environment)));
        AddFaultPoint(services, FaultPoint.Read(configuration, environment));
        var postgres = services.AddStorage(configuration, environment);
        var pump = PumpOptions.Read(configuration);
        services.AddPump(pump);
        services.AddHangfireTick(postgres, pump);
        AddMail(services, configuration, environment);
        services.AddAccounts(urls.IsSecure, postgres is null);

        AddTaskLinks(services);
        services.AddSingleton<Limits>();
        services.AddStudio();
        services.AddPdf(configuration).AddReportSheets();
        services.AddExceptionHandler<ProblemWriter>();
        services.AddExceptionHandler<StudioProblems>();
        services.AddProblemDetails();
        services.AddOpenApi("v1");
        services.AddHealth();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());

            // A definition that is as deep as one may be is answered with what it left out, and with more around it.
            json.SerializerOptions.MaxDepth = 2 * StrictJson.MaxDepth;
        });
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/Lead", AccountPolicies.Leads);
            pages.Conventions.AuthorizeFolder("/Designer", AccountPolicies.Leads);
            pages.Conventions.AuthorizeFolder("/Admin", AccountPolicies.Administrators);
            pages.Conventions.AddParticipantRoutes();
        });
        services.AddHttpContextAccessor();

        // Style sheets and pictures only: a page that holds a secret and echoes input must not tell by its compressed length.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
        });
    }

    private static void AddTaskLinks(IServiceCollection services)
    {
        services.AddSingleton<MailedLinks>();
        services.AddSingleton<TaskPasses>();
        services.AddSingleton<UnnamedReceipts>();
        services.AddSingleton<TaskDoor>();
        services.AddSingleton<TaskViews>();
        services.AddStageParts();
    }

    private static void AddFaultPoint(IServiceCollection services, FaultPoint? point)
    {
        if (point is not null)
        {
            services.AddSingleton(point);
            services.AddSingleton<IStoreProbe>(point);
        }
    }

    private static void AddMail(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        try
        {
            services.AddMail(configuration, environment);
        }
        catch (OptionsValidationException error)
        {
            throw new StartRefusedException(string.Join(" ", error.Failures), error);
        }
    }

    private static void Map(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            StatusCodeSelector = error => Problems.Of(error)?.Status ?? StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesForBrowsers();
        app.UseStatusProblemsForPrograms();
        if (app.Services.GetRequiredService<PublicUrls>().IsSecure)
        {
            app.UseHsts();
        }

        app.UseResponseCompression();
        app.UseStaticFiles(StaticFiles.Options);
        app.UseStudioFiles(app.Services.GetRequiredService<StudioFiles>());
        app.UseRouting();
        app.UsePlainMethods();
        app.UseSameOriginPosts(app.Services.GetRequiredService<PublicUrls>());
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapHealth();
        app.MapOpenApi();
        MapApi(app.MapGroup("/api/v1"));
        app.MapGroup("/elsa/api").RequireAuthorization(AccountPolicies.Leads).AddEndpointFilter<StudioCalls>().MapStudio();
        app.MapStudioHub().RequireAuthorization(AccountPolicies.Leads);
        app.MapJobsDashboard();
        app.MapFilePages();
        app.MapRazorPages();
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        var my = api.MapMy();
        my.MapMyTask();
        my.MapMyPlans();
        my.MapMyPriorities();
        my.MapMyScores();
        my.MapMyFiles();
        my.MapMyCauses();
        my.MapMyVoices();
        my.MapMyReport();
        var leads = api.MapGroup("").RequireAuthorization(AccountPolicies.Leads).AddEndpointFilter<CookieCallsNeedAntiforgery>();
        leads.MapAudits();
        leads.MapAuditTypes();
        leads.MapPlans();
        leads.MapVoices();
        leads.MapObjectives();
        leads.MapTools();
        leads.MapEvidence();
        leads.MapMissingVoices();
        leads.MapLens();
        leads.MapComparison();
        leads.MapFiles();
        leads.MapThanks();
        leads.MapReports();
    }
}
