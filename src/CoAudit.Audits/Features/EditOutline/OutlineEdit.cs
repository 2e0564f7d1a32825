namespace CoAudit.Audits.Features.EditOutline;

/// <summary>What is done to one activity of an outline.</summary>
public enum OutlineEdit
{
    ChangeSettings,
    MoveUp,
    MoveDown,
    Remove,
    AddAfter,
}
