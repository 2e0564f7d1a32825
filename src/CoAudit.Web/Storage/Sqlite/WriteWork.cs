using CoAudit.Audits.Storage;

namespace CoAudit.Web.Storage.Sqlite;

/// <summary>A command in the writer's queue. Its caller hears of it only when the commit that carries it is durable.</summary>
internal abstract class WriteWork
{
    /// <summary>The caller has gone before the work began.</summary>
    public abstract bool IsAbandoned { get; }

    public abstract Task RunAsync(Unit unit);

    /// <summary>The work itself failed and was undone; the others in its commit go on.</summary>
    public abstract void Refuse(Exception error);

    /// <summary>The commit is durable.</summary>
    public abstract void Acknowledge();

    /// <summary>The commit failed.</summary>
    public abstract void Fail(Exception error);
}

/// <inheritdoc/>
internal sealed class WriteWork<T>(Func<Unit, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : WriteWork
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private Exception? refusal;

    public Task<T> Result => completion.Task;

    public override bool IsAbandoned => cancellationToken.IsCancellationRequested;

    public override async Task RunAsync(Unit unit) => result = await work(unit, cancellationToken);

    public override void Refuse(Exception error) => refusal = error;

    public override void Acknowledge()
    {
        if (refusal is not null)
        {
            completion.TrySetException(refusal);
        }
        else if (IsAbandoned && result is null)
        {
            completion.TrySetCanceled(cancellationToken);
        }
        else
        {
            completion.TrySetResult(result!);
        }
    }

    public override void Fail(Exception error) => completion.TrySetException(error);
}
