using CoAudit.Audits.Storage;

namespace CoAudit.Web.Pump;

/// <summary>Wires the pump, and lets every commit nudge it.</summary>
internal static class PumpRegistration
{
    /// <summary>Call after the storage is registered: its transactor is wrapped.</summary>
    public static void AddPump(this IServiceCollection services, PumpOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<PumpState>();
        services.AddSingleton<TimerFiring>();
        services.AddSingleton<TimerPump>();
        services.AddSingleton<MailDelivery>();
        services.AddSingleton<PumpRun>();
        services.AddSingleton<PumpWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<PumpWorker>());

        var inner = services.Last(s => s.ServiceType == typeof(ITransactor)).ImplementationType!;
        services.AddSingleton(inner);
        services.AddSingleton<ITransactor>(provider => new NudgingTransactor((ITransactor)provider.GetRequiredService(inner), provider.GetRequiredService<PumpWorker>));
    }
}
