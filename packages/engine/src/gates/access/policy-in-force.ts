import type { RestApi } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { DeployedView } from '../../deployed-view.ts';
import { parsePolicyDocument } from '../../policy/parse-policy-document.ts';

/** The resource policy that decides, and where it was read. */
export interface PolicyInForce {
  readonly document: unknown;
  readonly pointer: string;
  /** `deployed`: the stage's export holds another policy than the saved one, which proves the difference. */
  readonly basis: 'deployed' | 'assumed-from-saved';
}

/** Where the saved policy stands in a snapshot. */
export const savedPolicyPointer = '/api/restApi/value/policy';

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** A policy's document; the text itself where it is no JSON, which every evaluation reports as malformed. */
const parse = (text: string): unknown => {
  const result = parsePolicyDocument(text);
  return result.kind === 'parsed' ? result.document : text;
};

const known = new WeakMap<RestApi, unknown>();

/** Parsed once per snapshot: an access matrix asks about every method. */
const savedDocument = (restApi: RestApi): unknown => {
  if (!restApi.policy) return undefined;
  if (!known.has(restApi)) known.set(restApi, parse(restApi.policy));
  return known.get(restApi);
};

/**
 * The resource policy of a stage; undefined where the API has none. AWS returns the saved policy only; an export that is
 * at hand and differs from it shows what is deployed, an equal one proves nothing.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html
 */
export const policyInForce = ({ exported, stage }: DeployedView, restApi: RestApi): PolicyInForce | undefined => {
  const saved = savedDocument(restApi);
  const text = exported.state === 'present' ? exported.value.restApi.policy : undefined;
  const deployed = text ? parse(text) : undefined;
  if (deployed !== undefined && !isSame(deployed, saved)) {
    return {
      document: deployed,
      pointer: toPointer('api', 'exports', stage.stageName, 'value', 'x-amazon-apigateway-policy'),
      basis: 'deployed',
    };
  }
  return saved === undefined
    ? undefined
    : { document: saved, pointer: savedPolicyPointer, basis: 'assumed-from-saved' };
};
