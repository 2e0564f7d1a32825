namespace CoAudit.Audits.Model.Plans;

/// <summary>What people agree to when they sign a card. When any of it changes, what they signed is void.</summary>
public sealed record SignedCard(string Wish, string How, string Provide, string Owner, DateOnly? DueOn, LastsIf LastsIf);
