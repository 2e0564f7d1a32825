using CoAudit.Workflows.Activities.Generic;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Execution.Migration;

/// <summary>
/// Which activity of the other version takes the place of one of this: the one of its id, or the one that the caller names. Inside a workflow that is used as an
/// activity it is looked for where that workflow stands in the other version.
/// </summary>
/// <param name="names">New ids by the old ones; of what stands inside a used workflow also new node ids by the old ones.</param>
internal sealed class Counterparts(CompiledWorkflow to, IReadOnlyDictionary<string, string> names)
{
    private readonly Dictionary<CompiledActivity, CompiledActivity?> _found = [];
    private readonly Lazy<ILookup<(CompiledActivity?, string), CompiledActivity>> _inside = new(() => to.All.Where(n => n.IsNested).ToLookup(n => (n.Around, n.Id)));

    // Used workflows stand at most 16 levels deep, which bounds this recursion.
    public CompiledActivity? Of(CompiledActivity old)
    {
        if (!_found.TryGetValue(old, out var found))
        {
            found = Look(old);
            _found.Add(old, found);
        }

        return found;
    }

    private CompiledActivity? Look(CompiledActivity old)
    {
        if (old.Parent is null)
        {
            return to.Root;
        }

        if (!old.IsNested || names.ContainsKey(old.Key))
        {
            return to.Find(names.GetValueOrDefault(old.Key, old.Key));
        }

        if (old.Activity is Workflow)
        {
            return Of(old.Parent)?.Children is [{ Activity: Workflow } inner] ? inner : null;
        }

        return Of(old.Around!) is { } around ? Named(around, names.GetValueOrDefault(old.Id, old.Id)) ?? Named(around, old.Id) : null;
    }

    private CompiledActivity? Named(CompiledActivity around, string id) => _inside.Value[(around, id)].FirstOrDefault();
}
