using System.Text;
using CoAudit.Audits;
using CoAudit.Audits.Features.ImportDefinition;
using CoAudit.Audits.Features.SaveDefinition;
using CoAudit.Audits.Features.StartAudit;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Web.Pump;
using CoAudit.Web.Start;
using CoAudit.Web.Storage;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;

namespace CoAudit.Web.Tests.Storage;

/// <summary>A real database with the product's own storage over it, and no service: commands run here and now, at a time that the test sets.</summary>
internal sealed class Store : IAsyncDisposable
{
    /// <summary>Waits for the event <c>one</c>, then for <c>two</c>, and asks nobody anything.</summary>
    private const string TwoWaits =
        """
        {
          "definitionId": "two-waits", "name": "Two waits",
          "root": {
            "id": "flow", "type": "Elsa.Flowchart",
            "activities": [
              { "id": "one", "type": "Elsa.Event", "eventName": { "typeName": "String", "expression": { "type": "Literal", "value": "one" } } },
              { "id": "two", "type": "Elsa.Event", "eventName": { "typeName": "String", "expression": { "type": "Literal", "value": "two" } } },
              { "id": "end", "type": "Elsa.End" }
            ],
            "connections": [
              { "source": { "activity": "one", "port": "Done" }, "target": { "activity": "two", "port": "In" } },
              { "source": { "activity": "two", "port": "Done" }, "target": { "activity": "end", "port": "In" } }
            ]
          }
        }
        """;

    private readonly TempFolder? folder;
    private readonly string connectionString;
    private readonly ServiceProvider services;

    private Store(string connectionString, FakeTimeProvider time, TempFolder? folder = null, IStoreProbe? probe = null)
    {
        (this.connectionString, this.folder, Time) = (connectionString, folder, time);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new KeyValuePair<string, string?>("ConnectionStrings:CoAudit", connectionString)])
            .Build();
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(time);
        collection.AddAudits();
        collection.AddSingleton(DataFiles.Read(Path.Combine(Repository.Root, "workflows")));
        collection.AddLogging();
        collection.AddSingleton<TimerFiring>();
        collection.AddSingleton<TimerPump>();
        if (probe is not null)
        {
            collection.AddSingleton(probe);
        }

        collection.AddStorage(configuration, new HostingEnvironment { ContentRootPath = Path.GetTempPath(), EnvironmentName = Environments.Development });
        services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; }

    public ITransactor Transactor => Get<ITransactor>();

    /// <param name="probe">Stands beside every call to the database.</param>
    public static async Task<Store> OpenAsync(Database database, PostgresCluster cluster, IStoreProbe? probe = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero).AddTicks(1_234_567));
        Store store;
        if (database == Database.Sqlite)
        {
            var place = new TempFolder("store");
            store = new Store($"Data Source={place.File("coaudit.db")}", time, place, probe);
        }
        else
        {
            store = new Store(await cluster.CreateDatabaseAsync(), time, folder: null, probe);
        }

        await store.Get<IStorePreparation>().PrepareAsync(CancellationToken.None);
        return store;
    }

    /// <summary>What a second process has: the same database, and nothing else in common.</summary>
    public Store SecondNode(IStoreProbe? probe = null) => new(connectionString, Time, folder: null, probe);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public CoAuditDb NewContext() => Get<IDbContextFactory<CoAuditDb>>().CreateDbContext();

    public Task<T> RunAsync<T>(Func<Unit, Task<T>> work) => Transactor.RunAsync((unit, _) => work(unit), CancellationToken.None);

    public async Task<T> ReadAsync<T>(Func<CoAuditDb, Task<T>> read)
    {
        await using var db = NewContext();
        return await read(db);
    }

    /// <summary>An infection control audit of nine people, just started.</summary>
    /// <param name="auditType">Another published definition to run it on.</param>
    public async Task<AuditId> StartAuditAsync(string title = "Infection control, Willowbrook", string auditType = "infection-control")
    {
        foreach (var file in (string[])["follow-up-review.json", "infection-control.json"])
        {
            await Get<ImportDefinitionHandler>().HandleAsync(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "workflows", file)), CancellationToken.None);
        }

        var request = AuditRequest.WithNineParticipants(auditType, title);
        var started = await Get<StartAuditHandler>().HandleAsync(
            new StartAudit
            {
                AuditType = request.AuditType,
                Title = request.Title,
                Service = new ServiceGiven
                {
                    Name = request.Service.Name,
                    CouncilPhone = request.Service.CouncilPhone,
                    SafeguardingContacts = [.. request.Service.SafeguardingContacts.Select(c => new ContactGiven(c.Name, c.Email, c.Phone, c.OutsideManagement))],
                },
                Participants = [.. request.Participants.Select(p => new ParticipantGiven(p.Name, p.Email, p.Group))],
                Actor = Actor.ApiKey("tests"),
            },
            key: null,
            CancellationToken.None);
        return new AuditId(started.Id);
    }

    /// <summary>An instance that belongs to no audit and waits for the first of two events.</summary>
    public async Task<WorkflowState> StartTwoWaitsAsync(string instanceId)
    {
        var definition = await Get<SaveDefinitionHandler>().HandleAsync(new SaveDefinition(Encoding.UTF8.GetBytes(TwoWaits), Publish: true), CancellationToken.None);
        return await RunAsync(unit => Get<InstanceRunner>().StartAsync(unit, null, definition, new StartWorkflow(instanceId), null, CancellationToken.None));
    }

    /// <summary>Fires all that is due, and what becomes due by it, as the pump does.</summary>
    public async Task PumpAsync()
    {
        while (await ReadAsync(db => DueTimers.FindAsync(db, Time.GetUtcNow(), most: 100, CancellationToken.None)) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                await Get<DueTimers>().FireAsync(id, Get<TimerFiring>().FireAsync, CancellationToken.None);
            }
        }
    }

    /// <summary>Resumes one bookmark of an instance that belongs to no audit.</summary>
    public Task<WorkflowState?> ResumeAsync(string instanceId, string bookmarkId) =>
        RunAsync(unit => Get<InstanceRunner>().ResumeAsync(unit, null, instanceId, bookmarkId, null, CancellationToken.None));

    /// <summary>A timer of that audit, due now, that would resume nothing.</summary>
    public static Audits.Storage.Tables.Timer TimerOf(AuditId? audit, DateTimeOffset dueAt) => new() { Id = Guid.NewGuid(), Kind = TimerKind.Bookmark, DueAt = dueAt, AuditId = audit };

    /// <summary>All bytes of the database's files, as somebody has them who copies the disk.</summary>
    public async Task<byte[]> FilesAsync()
    {
        if (folder is not null)
        {
            var files = Directory.GetFiles(folder.FullPath).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            List<byte> bytes = [];
            foreach (var file in files)
            {
                // The writer still has it open.
                await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using MemoryStream copy = new();
                await stream.CopyToAsync(copy);
                bytes.AddRange(copy.ToArray());
            }

            return [.. bytes];
        }

        // Every table's pages, with what was deleted in them, as its server reads them from the disk.
        await using var db = NewContext();
        await db.Database.ExecuteSqlRawAsync("CHECKPOINT");
        var pages = await db.Database.SqlQueryRaw<byte[]>(
            """
            SELECT pg_read_binary_file(pg_relation_filepath(c.oid)) AS "Value" FROM pg_class c
            WHERE c.relkind IN ('r', 't', 'i') AND c.relpersistence = 'p' AND pg_relation_size(c.oid) > 0 AND c.oid >= 16384 ORDER BY c.oid
            """).ToListAsync();
        return [.. pages.SelectMany(page => page)];
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder?.Dispose();
    }
}
