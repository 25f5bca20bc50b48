import type { Request } from '@gatescope/shared';
import type { Way } from '../gates/journey.ts';

/** Somebody who might call: a request without method and URL, and the way it would take. */
export interface AccessCaller {
  /** The same for the same caller before and after a change. */
  readonly id: string;
  /** For people. */
  readonly label: string;
  readonly way: Way;
  readonly request: Pick<Request, 'headers' | 'credential' | 'apiKey' | 'client' | 'network'> &
    Partial<Pick<Request, 'principal'>>;
}

interface CallerParts {
  readonly id: string;
  readonly label: string;
  readonly way: Way;
  readonly network: Request['network'];
  readonly principal?: string;
}

/** A caller; signed when it has a principal. */
export const makeCaller = ({ id, label, way, network, principal }: CallerParts): AccessCaller => ({
  id,
  label,
  way,
  request: {
    headers: {},
    credential: principal ? { scheme: 'sigv4' } : { scheme: 'none' },
    apiKey: { kind: 'not-said' },
    client: { kind: 'program' },
    network,
    ...(principal ? { principal } : {}),
  },
});
