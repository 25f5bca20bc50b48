import type { ComplaintKind, FailureModePage } from '@gatescope/shared';

/** Failure modes under one heading. */
export interface CatalogueGroup {
  readonly title: string;
  readonly pages: readonly FailureModePage[];
}

/** Gates in the order in which a request meets them; areas without a gate come after. */
const gateTitles: readonly (readonly [gate: string, title: string])[] = [
  ['name', 'Name resolution'],
  ['network', 'Network path'],
  ['tls', 'TLS'],
  ['endpoint-policy', 'VPC endpoint policy'],
  ['host', 'Host and stage'],
  ['route', 'Route'],
  ['waf', 'AWS WAF'],
  ['resource-policy', 'Resource policy'],
  ['authentication', 'Authentication'],
  ['authorization', 'Authorization'],
  ['api-key', 'API key and usage plan'],
  ['throttle', 'Throttling and quota'],
  ['validation', 'Request validation'],
  ['cache', 'Cache'],
  ['integration', 'Integration'],
  ['response', 'Response'],
  ['browser', 'Browser'],
];

const normal = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s"'“”‘’{}\\]+/g, ' ')
    .trim();

const textOf = (page: FailureModePage): string =>
  normal([page.id, page.title, page.why, page.howToSee, ...page.symptom, ...page.relatedErrorTexts].join(' '));

/** 0 does not fit, 1 words fit, 2 an error text of the page stands in what was typed. */
const fit = (page: FailureModePage, wanted: string): number => {
  if (wanted === '') return 1;
  const isErrorText = page.relatedErrorTexts.some((text) => normal(text).length > 5 && wanted.includes(normal(text)));
  if (isErrorText) return 2;
  const text = textOf(page);
  return wanted.split(' ').every((word) => text.includes(word)) ? 1 : 0;
};

const groupOf = ({ kind, gate }: FailureModePage): string => {
  if (kind === 'latent') return 'Worth knowing, not a cause';
  return gateTitles.find(([id]) => id === gate)?.[1] ?? 'Setup, logs and more';
};

/** The catalogue in the order of a request's way, narrowed to a text (also a pasted error) and a complaint. */
export const toCatalogueGroups = (
  pages: readonly FailureModePage[],
  text: string,
  complaint?: ComplaintKind,
): CatalogueGroup[] => {
  const wanted = normal(text);
  const fitting = pages
    .filter((page) => complaint === undefined || page.complaints.includes(complaint))
    .map((page) => ({ page, fit: fit(page, wanted) }))
    .filter((entry) => entry.fit > 0);
  const exact = fitting.filter((entry) => entry.fit === 2);
  const shown = exact.length > 0 ? exact : fitting;
  const titles = [...gateTitles.map(([, title]) => title), 'Setup, logs and more', 'Worth knowing, not a cause'];
  return titles.flatMap((title) => {
    const group = shown.filter(({ page }) => groupOf(page) === title).map(({ page }) => page);
    return group.length === 0 ? [] : [{ title, pages: group }];
  });
};
