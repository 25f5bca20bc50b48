import type { ApiSummary } from '@gatescope/shared';

const shown = 8;

const rank = ({ id, name }: ApiSummary, wanted: string): number => {
  const lower = name.toLowerCase();
  if (id === wanted || lower === wanted) return 0;
  if (lower.startsWith(wanted) || id.startsWith(wanted)) return 1;
  return lower.includes(wanted) || id.includes(wanted) ? 2 : 3;
};

/** The APIs whose name or id fits a text, best first. */
export const toMatches = (apis: readonly ApiSummary[], text: string): ApiSummary[] => {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return apis
    .map((api) => ({ api, rank: rank(api, wanted) }))
    .filter((match) => match.rank < 3)
    .toSorted((a, b) => a.rank - b.rank || a.api.name.localeCompare(b.api.name))
    .slice(0, shown)
    .map(({ api }) => api);
};
