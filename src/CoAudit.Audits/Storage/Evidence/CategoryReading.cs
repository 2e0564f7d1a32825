using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Evidence;

/// <summary>Reads which categories of evidence there are on each criterion.</summary>
public static class CategoryReading
{
    // A file is a record, whatever its giver says about the words beside it.
    private const string FileForm = "document";

    /// <summary>Of one stage, also while it is open: whoever shows it keeps the counts in it blind.</summary>
    public static async Task<IReadOnlyList<CategoryCell>> CategoriesAsync(this CoAuditDb db, Stage stage, CancellationToken cancellationToken)
    {
        var lines = await db.ToolLinesAsync(stage.AuditId, cancellationToken);
        var scores = EvidenceReading.Current(lines, await db.Scores.AsNoTracking().Where(s => s.StageId == stage.Id).ToListAsync(cancellationToken));
        var words = await db.Contributions.AsNoTracking().Where(c => c.StageId == stage.Id && c.About != null && c.WithdrawnAt == null).ToListAsync(cancellationToken);
        var files = await db.Files.AsNoTracking().Where(f => f.StageId == stage.Id && f.About != null && f.WithdrawnAt == null).Select(f => f.About).ToListAsync(cancellationToken);
        var given = scores.Where(s => s.Rating is not null).Select(s => (s.Criterion, Category: EvidenceCategories.Of(form: null, s.Group)))
            .Concat(words.Select(c => (Criterion: c.About!, Category: EvidenceCategories.Of(c.Evidence?.Kind, c.Group))))
            .Concat(files.Select(about => (Criterion: about!, Category: EvidenceCategories.Of(FileForm, group: null))))
            .ToLookup(g => g);
        var answered = scores.Select(s => (s.Criterion, EvidenceCategories.Of(form: null, s.Group))).ToHashSet();
        return
        [
            .. from line in lines
               from category in EvidenceCategories.All
               select new CategoryCell(line.Id, category, given[(line.Id, category)].Count(), answered.Contains((line.Id, category))),
        ];
    }
}
