namespace CoAudit.Web.Designer;

/// <summary>Puts the files before everything that knows users: they are the same for all.</summary>
internal static class StudioFilesRegistration
{
    public static IApplicationBuilder UseStudioFiles(this IApplicationBuilder app, StudioFiles files) => app.Use(async (context, next) =>
    {
        if (!await files.TryServeAsync(context))
        {
            await next(context);
        }
    });
}
