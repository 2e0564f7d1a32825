using CoAudit.Web.Configuration;
using CoAudit.Web.Start;

try
{
    return await Commands.RunAsync(args);
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync($"CoAudit cannot start: {refused.Message}");
    return 1;
}
