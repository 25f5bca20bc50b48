/** What putting stage variables into a text gave. */
export interface Resolved {
  /** With every variable's value; a missing one leaves nothing, as in API Gateway. */
  readonly text: string;
  /** Names that the stage does not define. */
  readonly missing: readonly string[];
  /** Names that are defined as the empty text. */
  readonly empty: readonly string[];
  /** True where a value was dropped as a secret, so that the text is not what API Gateway uses. */
  readonly isMasked: boolean;
}

const reference = /\$\{stageVariables\.([^}]*)\}/g;

/** Names of the stage variables that a text refers to, each once. */
export const stageVariableNames = (text: string): string[] => [
  ...new Set([...text.matchAll(reference)].map(([, name]) => (name ?? '').trim())),
];

/**
 * Puts stage variables into an address, a role or a connection id.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html
 */
export const resolveStageVariables = (text: string, variables: Readonly<Record<string, string>>): Resolved => {
  const names = stageVariableNames(text);
  const valueOf = (name: string): string | undefined => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  return {
    text: text.replaceAll(reference, (_, name: string) => valueOf(name.trim()) ?? ''),
    missing: names.filter((name) => valueOf(name) === undefined),
    empty: names.filter((name) => valueOf(name) === ''),
    isMasked: names.some((name) => /^<.*>$/.test(valueOf(name) ?? '')),
  };
};
