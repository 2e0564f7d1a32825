namespace CoAudit.Audits.Outlines;

/// <summary>How a setting is entered.</summary>
public enum OutlineEditor
{
    Line,
    Lines,
    Number,
    YesOrNo,
    OneOf,
    SomeOf,
}
