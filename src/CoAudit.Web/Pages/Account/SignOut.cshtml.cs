using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Account;

/// <summary>Takes the header's button; a GET shows what happened and changes nothing.</summary>
internal sealed class SignOutModel(SignInManager<Accounts.Account> signIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return Redirect("/account/sign-out");
    }
}
