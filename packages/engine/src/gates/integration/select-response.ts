import type { Integration, IntegrationResponse } from '@gatescope/shared';
import { findsLinear } from '../access/linear-regex.ts';

/** An integration response with its key in the map that AWS returns. */
export interface ResponseEntry {
  readonly key: string;
  readonly response: IntegrationResponse;
}

/** Which integration response answers. `open`: a pattern could not be judged. */
export type Selection =
  | { readonly kind: 'selected'; readonly entry: ResponseEntry }
  | { readonly kind: 'none' }
  | { readonly kind: 'open' };

/** The integration's responses. */
export const entriesOf = ({ integrationResponses }: Integration): ResponseEntry[] =>
  Object.entries(integrationResponses ?? {}).map(([key, response]) => ({ key, response }));

/** The response without a pattern. https://docs.aws.amazon.com/apigateway/latest/api/API_IntegrationResponse.html */
export const defaultEntry = (entries: readonly ResponseEntry[]): ResponseEntry | undefined =>
  entries.find(({ response }) => !response.selectionPattern);

/** Whether a pattern covers the whole text; undefined where it uses what cannot be judged here. */
export const isSelected = (pattern: string, text: string): boolean | undefined => findsLinear(`^(?:${pattern})$`, text);

/** The response for a backend's status (or a function's error text). */
export const selectResponse = (entries: readonly ResponseEntry[], text: string): Selection => {
  const judged = entries
    .filter(({ response }) => response.selectionPattern)
    .map((entry) => ({ entry, selected: isSelected(entry.response.selectionPattern ?? '', text) }));
  const match = judged.find(({ selected }) => selected);
  if (match) return { kind: 'selected', entry: match.entry };
  if (judged.some(({ selected }) => selected === undefined)) return { kind: 'open' };
  const fallback = defaultEntry(entries);
  return fallback ? { kind: 'selected', entry: fallback } : { kind: 'none' };
};

/** Status codes that a mock's request template may yield; empty where the template computes them. */
export const mockStatuses = (template: string): string[] => [
  ...new Set([...template.matchAll(/"statusCode"\s*:\s*"?(\d{3})\b/g)].map(([, status]) => status ?? '')),
];
