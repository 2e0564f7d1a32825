using CoAudit.Audits.Model;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CoAudit.Web.Pages.Shared;

/// <summary>Shows a command's broken rules at the fields of the form that sent it.</summary>
internal static class ModelStateRules
{
    /// <param name="fieldOf">The form's name for a field of the command.</param>
    public static void AddRules(this ModelStateDictionary modelState, InvalidCommandException error, Func<string, string> fieldOf)
    {
        foreach (var rule in error.Rules)
        {
            modelState.AddModelError(fieldOf(rule.Field), rule.Message);
        }
    }
}
