// Written to break the rules about audits, so that each rule is seen to fail. In the namespaces that the rules watch, on purpose.
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Planted
{
    internal sealed class AuditThatKnowsItsHost
    {
        public string AddressOf(HttpContext context) => context.Request.Path;
    }
}

namespace CoAudit.Audits.Model.Planted
{
    internal sealed class AggregateThatQueries
    {
        public async Task<int> CountAsync(IQueryable<string> names) => await names.CountAsync();
    }
}

namespace CoAudit.Audits.Features.PlantedSignOff
{
    internal sealed class SignOffThatStartsAnAudit
    {
        public bool Start() => PlantedStart.Start.Begin();
    }
}

namespace CoAudit.Audits.Features.PlantedStart
{
    internal static class Start
    {
        public static bool Begin() => true;
    }
}
