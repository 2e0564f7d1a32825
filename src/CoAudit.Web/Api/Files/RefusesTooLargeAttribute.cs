using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CoAudit.Web.Api.Files;

/// <summary>On a page that takes files: a form that says that it is larger than what we keep is refused before any of it is held.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RefusesTooLargeAttribute : Attribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.ContentLength > Upload.LargestBody)
        {
            await Upload.ReadAwayAsync(request, context.HttpContext.RequestAborted);
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }

        await next();
    }
}
