using CoAudit.Audits.Model;
using CoAudit.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Account;

internal sealed class SetUpModel(FirstAccount first, SignInManager<Accounts.Account> signIn) : PageModel
{
    /// <summary>False when the one-time link was used or is not the one that the service printed.</summary>
    public bool LinkWorks { get; private set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        LinkWorks = first.Accepts(token) && await first.IsNeededAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        LinkWorks = first.Accepts(token) && await first.IsNeededAsync(cancellationToken);
        FieldRules rules = new();
        var name = rules.Required(nameof(Name), "your name", Name);
        var email = rules.Email(nameof(Email), Email);
        if (string.IsNullOrWhiteSpace(Email))
        {
            rules.Add(nameof(Email), "Enter your e-mail address.");
        }

        if (string.IsNullOrEmpty(Password))
        {
            rules.Add(nameof(Password), "Enter a password.");
        }

        foreach (var rule in rules.Broken)
        {
            ModelState.AddModelError(rule.Field, rule.Message);
        }

        if (!LinkWorks || !ModelState.IsValid)
        {
            return Page();
        }

        Accounts.Account account = new() { UserName = email, Email = email, DisplayName = name };
        var result = await first.CreateAsync(token, account, Password ?? "", cancellationToken);
        if (result.Succeeded)
        {
            await signIn.SignInAsync(account, isPersistent: false);
            return Redirect("/");
        }

        foreach (var error in result.Errors)
        {
            ModelState.AddModelError(error.Code.StartsWith("Password", StringComparison.Ordinal) ? nameof(Password) : nameof(Email), error.Description);
        }

        return Page();
    }
}
