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
        /** The output Result that an activity gave last since the workflow last waited. */
        declare function getLastResult(): any;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowInstanceName(): string | null;
        declare function setWorkflowInstanceName(name: string | null): void;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getCorrelationId(): string | null;
        declare function setCorrelationId(correlationId: string | null): void;
        declare function isNullOrEmpty(text: string | null): boolean;
        declare function isNullOrWhiteSpace(text: string | null): boolean;
        declare function toJson(value: any): string;
        /** A new identifier. */
        declare function newGuid(): string;
        /** A new identifier in about 22 letters and digits. */
        declare function newShortGuid(): string;
        /** An identifier in the usual form; an error where the text is none. */
        declare function parseGuid(text: string): string;
        declare function stringToBase64(text: string): string;
        declare function stringFromBase64(base64: string): string;
        /** Bytes are a list of numbers from 0 to 255; the text is UTF-8. */
        declare function bytesFromString(text: string): number[];
        declare function bytesToString(bytes: number[]): string;
        declare function bytesToBase64(bytes: number[]): string;
        declare function bytesFromBase64(base64: string): number[];
        /** The workflow's variables by name. */
        declare const variables: { [name: string]: any };

        """;
}
