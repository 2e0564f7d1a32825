namespace CoAudit.TestSupport;

/// <summary>The moments at which <see cref="ScriptedSmtpServer"/> can be told to misbehave.</summary>
public enum SmtpMoment
{
    Greeting,
    Ehlo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,

    /// <summary>Between the go-ahead for the message and its first byte.</summary>
    Content,

    /// <summary>The whole message, with its final dot, has arrived.</summary>
    EndOfData,
    Noop,
    Rset,
    Quit,
}

/// <summary>Where in the conversation the server is.</summary>
/// <param name="Moment">What it is about to answer.</param>
/// <param name="Line">The command as it came.</param>
/// <param name="Connection">1 for the first connection.</param>
/// <param name="Taken">How many messages this connection has taken so far.</param>
public sealed record SmtpStep(SmtpMoment Moment, string Line, int Connection, int Taken);

/// <summary>A message that arrived whole: the envelope's recipient, and header and body without dot-stuffing.</summary>
public sealed record ReceivedMessage(string Recipient, string Content);

/// <summary>What the server does instead of agreeing.</summary>
public abstract record SmtpAction
{
    /// <summary>Answers with this line.</summary>
    public sealed record Reply(string Line) : SmtpAction;

    /// <summary>Answers with this line and closes the connection.</summary>
    public sealed record ReplyAndClose(string Line) : SmtpAction;

    /// <summary>Closes the connection without a word.</summary>
    public sealed record Close : SmtpAction;

    /// <summary>Resets the connection (RST).</summary>
    public sealed record Reset : SmtpAction;

    /// <summary>Says nothing for as long as the client waits.</summary>
    public sealed record Hang : SmtpAction;
}
