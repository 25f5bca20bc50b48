import type { ApiKind, ContractReply, getDriftContract, SavedDifference } from '@gatescope/shared';
import { kindWords } from '../../../lib/kind-words.ts';
import type { DriftSources } from './to-drift-sources.ts';
import { driftFieldTexts, driftTexts as texts } from '../texts/deployments-texts.ts';

/** How a stage and the saved configuration differ. */
export type Drift = ContractReply<typeof getDriftContract>;

/** One difference, to read. */
export interface DriftRow {
  readonly key: string;
  /** `GET /orders`, or what of the API it is. */
  readonly what: string;
  readonly field: string;
  readonly saved: string;
  readonly deployed: string;
  readonly isLikely: boolean;
  readonly sources: DriftSources;
}

const toText = (value: unknown): string => {
  if (value === undefined || value === null) return texts.valueNone;
  if (typeof value === 'boolean') return value ? texts.valueYes : texts.valueNo;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value, null, 2);
};

const isThere = (value: unknown): string => (value === undefined ? texts.notThere : texts.there);

const toWhat = ({ scope, verb, path }: SavedDifference): string => {
  if (scope === 'method') return `${verb ?? ''} ${path ?? ''}`.trim();
  return scope === 'api' ? texts.api : texts.gatewayResponses;
};

const noSources = (): DriftSources => ({ saved: undefined, deployed: undefined });

/** Every difference between saved and deployed, in the order of the server. */
export const toDriftRows = (
  { differences }: Drift,
  kind: ApiKind,
  sourcesOf: (difference: SavedDifference) => DriftSources = noSources,
): DriftRow[] =>
  differences.map((difference, index) => {
    const { field, saved, deployed, certainty } = difference;
    const [savedText, deployedText] =
      field === 'method' ? [isThere(saved), isThere(deployed)] : [toText(saved), toText(deployed)];
    return {
      key: `${index} ${field}`,
      what: toWhat(difference),
      field: field === 'method' ? texts.itself(kindWords[kind].one) : (driftFieldTexts[field] ?? field),
      saved: savedText,
      deployed: deployedText,
      isLikely: certainty !== 'certain',
      sources: sourcesOf(difference),
    };
  });
