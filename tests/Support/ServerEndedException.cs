namespace CoAudit.TestSupport;

/// <summary>A server ended while a test waited for it: waiting longer is of no use.</summary>
public sealed class ServerEndedException(string message) : Exception(message);
