import type { ProposedFix } from '@gatescope/shared';
import type { IdentitySource } from '../../gates/access/identity-source.ts';

const places: Readonly<Record<IdentitySource['kind'], string>> = {
  header: 'header ',
  query: 'query parameter ',
  'stage-variable': 'stage variable ',
  context: '$context.',
  other: '',
};

/** An identity source as people say it: `header Authorization`. */
export const nameOfSource = ({ kind, name }: IdentitySource): string => `${places[kind]}${name}`;

/** Where in the request the source would be; evidence points there. */
export const pointerOfSource = ({ kind, name }: IdentitySource): string => {
  if (kind === 'header') return `request:headers.${name.toLowerCase()}`;
  return kind === 'query' ? 'request:url' : 'trace:authentication';
};

const changeFor = ({ kind, name }: IdentitySource, url: string): ProposedFix['change'] => {
  if (kind === 'query')
    return { kind: 'request', url: `${url}${url.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=<token>` };
  if (kind !== 'header') return { kind: 'advice' };
  return name.toLowerCase() === 'authorization'
    ? { kind: 'request', headers: { authorization: 'Bearer <token>' }, replace: { credential: { scheme: 'bearer' } } }
    : { kind: 'request', headers: { [name.toLowerCase()]: '<token>' } };
};

/** The request with the source in its place. */
export const sendIdentity = (source: IdentitySource, url: string): ProposedFix => ({
  id: `send-${source.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
  title: source.kind === 'stage-variable' ? `Define ${nameOfSource(source)}` : `Send ${nameOfSource(source)}`,
  change: changeFor(source, url),
  risk: 'safe',
  notes: ['The value must not be empty.'],
  owner: 'caller',
});
