namespace CoAudit.Audits.Model.EasyRead;

/// <summary>A word of the trade, and what to say in its place.</summary>
public sealed record HardWord(string Word, string SayInstead)
{
    public string Advice => $"'{Word}' is a hard word. Say: {SayInstead}.";
}
