/** Reason codes of the v2 area: code -> what it means, for readers of the code and the generated docs. */
export const v2Reasons = {} as const satisfies Record<string, string>;
