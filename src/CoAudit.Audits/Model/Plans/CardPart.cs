namespace CoAudit.Audits.Model.Plans;

/// <summary>A part of an action's card that participants fill in after the wish.</summary>
public enum CardPart
{
    How,
    Provide,
    Owner,
    DueOn,
    LastsIf,
}

/// <summary>Kinds of contributions that fill a card.</summary>
public static class CardParts
{
    public static CardPart? Find(string kind) => kind switch
    {
        "how" => CardPart.How,
        "provide" => CardPart.Provide,
        "owner" => CardPart.Owner,
        "due-on" => CardPart.DueOn,
        "lasts-if" => CardPart.LastsIf,
        _ => null,
    };
}
