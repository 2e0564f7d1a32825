namespace CoAudit.Web.StudioApi.Descriptors;

/// <summary>What a script may call, for the designer's completion.</summary>
internal static class ScriptTypes
{
    public const string Text =
        """
        /** The value of a workflow variable. */
        declare function getVariable(name: string): any;
        /** Gives a workflow variable a value. */
        declare function setVariable(name: string, value: any): void;
        /** A value that the workflow was started with. */
        declare function getInput(name: string): any;
        /** An output of an activity, by the activity's name. */
        declare function getOutputFrom(activityName: string, outputName?: string): any;
        /** The workflow's variables by name. */
        declare const variables: { [name: string]: any };

        """;
}
