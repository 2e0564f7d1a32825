namespace CoAudit.Web.Mail;

/// <summary>A 4xx or 5xx reply: to which command, its code, and the enhanced code (RFC 3463) if there is one.</summary>
internal sealed record SmtpRefusal(string Command, int Code, string Detail)
{
    /// <summary>421: the server is about to close this connection, whatever was asked.</summary>
    public bool ClosesConnection => Code == 421;

    /// <summary>What the refusal means for the mail that was being sent.</summary>
    public SendOutcome ToOutcome()
    {
        if (IsAboutUs)
        {
            return new SendOutcome.ChannelDown(ToString());
        }

        return Code < 500 ? new SendOutcome.Deferred(ToString()) : new SendOutcome.Rejected(ToString());
    }

    /// <summary>One sentence without the words of the server, which may name the person.</summary>
    public override string ToString()
    {
        var what = Command switch
        {
            "MAIL" => "the sender",
            "RCPT" => "the recipient",
            "DATA" => "the message",
            "AUTH" => "the user name or password",
            _ => "the connection",
        };
        return $"The mail server refused {what} ({Code}{(Detail.Length > 0 ? " " : "")}{Detail}).";
    }

    // Sign-in is missing or no longer allowed, or the sender is refused: no other mail would fare better. 552 to MAIL is about
    // the size of this one.
    private bool IsAboutUs => Code is 530 or 534 or 535 or 538
        || Detail is "5.7.30" or "5.7.57"
        || (string.Equals(Command, "MAIL", StringComparison.Ordinal) && Code is >= 500 and not 552);
}
