/** Reason codes of the logging area: code -> what it means, for readers of the code and the generated docs. */
export const loggingReasons = {} as const satisfies Record<string, string>;
