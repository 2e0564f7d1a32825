namespace CoAudit.Web.Security;

/// <summary>Participants' pages know GET, HEAD and POST. Whatever else a mail scanner tries is answered here and reaches no page.</summary>
internal static class PlainMethods
{
    private const string Allowed = "GET, HEAD, POST";

    public static IApplicationBuilder UsePlainMethods(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var method = context.Request.Method;
        if (!SecurityHeaders.IsParticipant(context.Request.Path) || HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method))
        {
            return next(context);
        }

        context.Response.Headers.Allow = Allowed;
        context.Response.StatusCode = HttpMethods.IsOptions(method) ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    });
}
