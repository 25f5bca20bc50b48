import { maskHeaderLine, maskText, maskUrl } from '../../lib/mask-secrets.ts';
import type { DiagnoseSearch } from '../../lib/diagnose-search.ts';

const headers = (lines: readonly string[] | undefined): string[] | undefined => lines?.map(maskHeaderLine);

/** The wizard's parameters without secrets. Every change goes through here before it reaches the address bar. */
export const toMaskedSearch = (search: DiagnoseSearch): DiagnoseSearch => ({
  ...search,
  url: search.url === undefined ? undefined : maskUrl(search.url),
  body: search.body === undefined ? undefined : maskText(search.body),
  console: search.console === undefined ? undefined : maskText(search.console),
  replyHeader: headers(search.replyHeader),
  header: headers(search.header),
  claims: search.claims === undefined ? undefined : maskText(search.claims),
  seen: search.seen === undefined ? undefined : maskText(search.seen),
});
