import { methodArn } from '../../gates/access/method-arn.ts';
import { evaluatePolicy } from '../../policy/evaluate-policy.ts';
import type { PolicyDecision } from '../../policy/policy-types.ts';
import type { SimulatedTrace } from '../../simulate.ts';
import type { World } from '../../world.ts';

/** What a policy that an authorizer returned, found in a log, says of the called method. */
export interface LoggedPolicy {
  readonly observationId: string;
  readonly decision: PolicyDecision;
  readonly resources: readonly string[];
}

const returned =
  /(?:Authorizer result body before parsing|Endpoint response body before transformations): (\{.*\})\s*$/;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const documentIn = (line: string): unknown => {
  const body = returned.exec(line)?.[1];
  const value = body ? parse(body) : undefined;
  return typeof value === 'object' && value !== null && 'policyDocument' in value ? value.policyDocument : undefined;
};

const resourcesOf = (document: unknown): string[] =>
  [...JSON.stringify(document).matchAll(/"arn:[^"]*:execute-api:[^"]*"/g)].map(([text]) => text.slice(1, -1));

/** The last policy that an authorizer returned, as execution logs with full data show it; undefined where none is found. */
export const loggedPolicy = (
  { observations, snapshot, request }: World,
  { journey }: SimulatedTrace,
): LoggedPolicy | undefined => {
  const { arrival } = journey;
  if (!arrival || !request) return undefined;
  const resource = methodArn(snapshot.target, {
    stageName: arrival.stageName,
    verb: request.method,
    path: arrival.path,
  });
  for (const item of observations) {
    if (item.kind !== 'log' || item.relation === 'ambient') continue;
    const document = item.lines.map(documentIn).findLast((found) => found !== undefined);
    if (document === undefined) continue;
    const { decision, malformed } = evaluatePolicy(
      document,
      { principal: 'anonymous', action: 'execute-api:Invoke', resource, context: {} },
      { kind: 'identity-policy' },
    );
    if (!malformed) return { observationId: item.id, decision, resources: resourcesOf(document) };
  }
  return undefined;
};
