using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace CoAudit.TestSupport;

/// <summary>One connection of <see cref="ScriptedSmtpServer"/>.</summary>
internal sealed class ScriptedSmtpConversation : IDisposable
{
    private readonly ScriptedSmtpServer server;
    private readonly TcpClient client;
    private readonly int number;
    private Stream stream;
    private StreamReader reader;
    private string recipient = "";
    private int taken;

    public ScriptedSmtpConversation(ScriptedSmtpServer server, TcpClient client, int number)
    {
        this.server = server;
        this.client = client;
        this.number = number;
        stream = client.GetStream();
        reader = new StreamReader(stream, Encoding.Latin1);
    }

    private enum Answer
    {
        Agreed,
        Refused,
        Closed,
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(SmtpMoment.Greeting, "", "220 scripted ESMTP", cancellationToken);
        while (answer is not Answer.Closed && await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            server.Commands.Enqueue(line);
            var moment = MomentOf(line);
            answer = await AnswerAsync(moment, line, AgreementTo(moment, line), cancellationToken);
            if (answer is Answer.Agreed)
            {
                answer = await GoOnAsync(moment, line, cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        client.Dispose();
    }

    private static SmtpMoment MomentOf(string line) => line.Split(' ', 2)[0].ToUpperInvariant() switch
    {
        "EHLO" or "HELO" => SmtpMoment.Ehlo,
        "STARTTLS" => SmtpMoment.StartTls,
        "AUTH" => SmtpMoment.Auth,
        "MAIL" => SmtpMoment.Mail,
        "RCPT" => SmtpMoment.Rcpt,
        "DATA" => SmtpMoment.Data,
        "NOOP" => SmtpMoment.Noop,
        "RSET" => SmtpMoment.Rset,
        "QUIT" => SmtpMoment.Quit,
        _ => throw new IOException($"The script does not know '{line}'."),
    };

    private string AgreementTo(SmtpMoment moment, string line) => moment switch
    {
        SmtpMoment.Ehlo => Offer(),
        SmtpMoment.Auth => IsKnown(line) ? "235 2.7.0 welcome" : "535 5.7.8 wrong",
        SmtpMoment.Data => "354 go ahead",
        SmtpMoment.StartTls => "220 go ahead",
        SmtpMoment.Quit => "221 bye",
        _ => "250 2.0.0 ok",
    };

    private string Offer()
    {
        var offer = new StringBuilder("250-scripted\r\n250-PIPELINING\r\n250-CHUNKING\r\n250-SIZE 1000000\r\n");
        offer.Append(server.Certificate is not null && stream is not SslStream ? "250-STARTTLS\r\n" : "");
        offer.Append(server.Account is not null ? "250-AUTH PLAIN\r\n" : "");
        return offer.Append("250 8BITMIME").ToString();
    }

    private bool IsKnown(string line)
    {
        var expected = $"\0{server.Account?.UserName}\0{server.Account?.Password}";
        return string.Equals(line, $"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes(expected))}", StringComparison.Ordinal);
    }

    private async Task<Answer> GoOnAsync(SmtpMoment moment, string line, CancellationToken cancellationToken)
    {
        switch (moment)
        {
            case SmtpMoment.StartTls:
                await SecureAsync(cancellationToken);
                return Answer.Agreed;
            case SmtpMoment.Rcpt:
                recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')];
                return Answer.Agreed;
            case SmtpMoment.Data:
                return await TakeAsync(line, cancellationToken);
            case SmtpMoment.Quit:
                return Answer.Closed;
            default:
                return Answer.Agreed;
        }
    }

    private async Task SecureAsync(CancellationToken cancellationToken)
    {
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.Certificate }, cancellationToken);
        stream = secured;
        reader = new StreamReader(stream, Encoding.Latin1);
    }

    private async Task<Answer> TakeAsync(string line, CancellationToken cancellationToken)
    {
        if (server.ActionAt(new SmtpStep(SmtpMoment.Content, line, number, taken)) is { } action)
        {
            return await ActAsync(action, cancellationToken);
        }

        var content = new StringBuilder();
        while (await reader.ReadLineAsync(cancellationToken) is { } next)
        {
            if (next is ".")
            {
                server.Messages.Enqueue(new ReceivedMessage(recipient, content.ToString()));
                var answer = await AnswerAsync(SmtpMoment.EndOfData, line, "250 2.0.0 taken", cancellationToken);
                taken++;
                return answer;
            }

            content.Append(next.StartsWith('.') ? next[1..] : next).Append("\r\n");
        }

        return Answer.Closed;
    }

    private async Task<Answer> AnswerAsync(SmtpMoment moment, string line, string agreement, CancellationToken cancellationToken)
    {
        if (server.ActionAt(new SmtpStep(moment, line, number, taken)) is { } action)
        {
            return await ActAsync(action, cancellationToken);
        }

        await WriteAsync(agreement, cancellationToken);
        return Answer.Agreed;
    }

    private async Task<Answer> ActAsync(SmtpAction action, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case SmtpAction.Reply reply:
                await WriteAsync(reply.Line, cancellationToken);
                return Answer.Refused;
            case SmtpAction.ReplyAndClose reply:
                await WriteAsync(reply.Line, cancellationToken);
                return Answer.Closed;
            case SmtpAction.Reset:
                client.LingerState = new LingerOption(enable: true, seconds: 0);
                return Answer.Closed;
            case SmtpAction.Hang:
                // Until the client gives up and closes.
                await reader.ReadToEndAsync(cancellationToken);
                return Answer.Closed;
            default:
                return Answer.Closed;
        }
    }

    private async Task WriteAsync(string lines, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{lines}\r\n"), cancellationToken);
}
