namespace CoAudit.Audits.Model.Reports;

/// <summary>A number that may be shown, or the word that stands for it where the number would give a small group's number away.</summary>
public sealed record ShownNumber(decimal? Number, string Word);
