namespace CoAudit.Workflows.Definitions;

/// <summary>Whether another instance may start while one runs: Elsa's <c>options.activationStrategyType</c>.</summary>
public enum ActivationStrategy
{
    /// <summary>Every start makes an instance.</summary>
    Always,

    /// <summary>One running instance of the definition at a time.</summary>
    Singleton,

    /// <summary>One running instance of the definition for each correlation id.</summary>
    CorrelatedSingleton,

    /// <summary>One running instance of whatever definition for each correlation id.</summary>
    Correlation,
}
