namespace CoAudit.Web.Configuration;

/// <summary>The service must not start like this. The message is one line that says what to change.</summary>
public sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
