using Engine = Jint.Engine;

namespace CoAudit.Workflows.Expressions;

internal static class CappedBuiltIns
{
    public static void Install(Engine engine) => _ = engine;
}
