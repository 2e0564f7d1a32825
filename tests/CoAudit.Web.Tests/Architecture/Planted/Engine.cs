// Written to break the rules about the engine, so that each rule is seen to fail. In the namespaces that the rules watch, on purpose.
using Microsoft.Extensions.Logging;

namespace CoAudit.Workflows.Planted;

internal sealed class EngineThatLogs(ILogger logger)
{
    public bool Run() => logger.IsEnabled(LogLevel.Debug);
}

internal sealed class ActivityThatRunsScripts
{
    // In a lambda inside an async method: what the compiler moves elsewhere must be seen too.
    public async Task<object?> RunAsync()
    {
        await Task.Yield();
        Func<object?> evaluate = () => new Jint.Engine().Evaluate("1").ToObject();
        return evaluate();
    }
}

internal sealed class EngineThatCalls
{
    public string Call(Uri address) => new System.Net.Http.HttpClient().GetStringAsync(address).ToString()!;
}
