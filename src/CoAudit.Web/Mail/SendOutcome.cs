namespace CoAudit.Web.Mail;

/// <summary>What came of one attempt to send. A reason holds neither the address nor the message, so it can be stored and shown.</summary>
internal abstract record SendOutcome
{
    /// <summary>The server took responsibility for the mail.</summary>
    public sealed record Sent : SendOutcome;

    /// <summary>Not now: try the same mail again later.</summary>
    public sealed record Deferred(string Reason) : SendOutcome;

    /// <summary>Never: this person or this message is refused. A person has to look at it.</summary>
    public sealed record Rejected(string Reason) : SendOutcome;

    /// <summary>No mail at all can be sent at present. It is no attempt of this mail's.</summary>
    public sealed record ChannelDown(string Reason) : SendOutcome;

    /// <summary>The whole mail was handed over, and the answer was lost: it may have been sent.</summary>
    public sealed record Uncertain(string Reason) : SendOutcome;
}
