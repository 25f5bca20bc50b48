import type { Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { detailOf, textIn, textsIn } from './detail.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';

/** Where a kind of API keeps the mappings of its custom domain names, and what they are called there. */
export interface MappingList {
  readonly part: 'basePathMappings' | 'apiMappings';
  readonly label: string;
}

/** Codes of the stops that a missing mapping explains. */
export const mappingReasons = ['mapping-missing'] as const;

/** A base path or mapping key, as AWS's pages print it. */
export const shownKey = (key: string): string => (key === '' ? '(none)' : key);

const pointerTo = ({ world }: CheckContext, { part }: MappingList, key: string): string =>
  world.snapshot.account[part][key] ? toPointer('account', part, key) : 'trace:host';

const evidenceOf = (context: CheckContext, at: Stop, list: MappingList): Evidence[] => {
  const detail = detailOf(at);
  const domain = textIn(detail, 'domain') ?? '';
  const pointer = textIn(detail, 'domainPointer');
  const other = textIn(detail, 'otherApiId');
  const known = textsIn(detail, 'known').map(shownKey).join(', ') || 'none';
  return [
    { label: 'Called', pointer: 'request:url', observed: `${domain}${textIn(detail, 'path') ?? ''}` },
    ...(pointer ? [{ label: 'Custom domain name', pointer, observed: domain }] : []),
    {
      label: list.label,
      pointer: pointerTo(context, list, textIn(detail, 'mappingsKey') ?? domain),
      observed: other ? `${shownKey(textIn(detail, 'basePath') ?? '')} leads to API ${other}` : known,
      expected: `one that leads to ${context.world.snapshot.target.apiId}`,
    },
  ];
};

/** The verdict on a path that no mapping of the custom domain leads to this API. */
export const checkMapping = (context: CheckContext, list: MappingList): Verdict => {
  const at = findNamesStop(context, mappingReasons);
  return at
    ? { verdict: 'found', at, evidence: evidenceOf(context, at, list), detail: {} }
    : withoutStop(context, mappingReasons);
};

/** The URL with a path below this base path. */
export const belowBase = (url: string, base: string, path: string): string =>
  url.replace(/^([a-z][^:]*:\/\/[^/?#]*)[^?#]*/i, (_, front: string) => `${front}/${base}${path === '/' ? '' : path}`);
