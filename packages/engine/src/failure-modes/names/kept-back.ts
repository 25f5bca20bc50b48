import type { Evidence, ProposedFix, Request } from '@gatescope/shared';
import type { Way } from '../../gates/journey.ts';
import { droppedHeaders } from '../../gates/names/received-request.ts';
import type { World } from '../../world.ts';
import type { Stop } from '../stop.ts';

/** Something that the client sends and a distribution in front of the API keeps to itself. */
export interface KeptBack {
  readonly evidence: Evidence;
  /** For the explanation; begins with a blank. */
  readonly words: string;
  readonly fix: ProposedFix;
}

/** What of a request got lost at the distribution in front. */
type Lost = { readonly header: string } | { readonly queryOf: string };

const isLost = (request: Request, way: Way, lost: Lost): boolean =>
  'header' in lost
    ? droppedHeaders(request, way).includes(lost.header.toLowerCase())
    : way.kind === 'distribution' && way.origin?.handsQueryOn === false && request.url.includes(`${lost.queryOf}=`);

/** Whether something that a stop misses was sent after all, and got lost at a distribution. */
export const lostAt = ({ request }: World, at: Stop | undefined, lost: Lost): KeptBack | undefined => {
  const way = at?.simulated.journey.way;
  if (!request || way?.kind !== 'distribution' || !isLost(request, way, lost)) return undefined;
  const name = 'header' in lost ? lost.header : `query parameter ${lost.queryOf}`;
  return {
    evidence: {
      label: `What ${way.name} hands on`,
      pointer: way.origin?.pointer ?? '/account/distributions',
      observed: 'header' in lost ? `${name} is not among the headers` : 'no query string',
      expected: name,
    },
    words: ` The client sends ${name}, but the CloudFront distribution in front does not hand it on to API Gateway.`,
    fix: {
      id: 'header' in lost ? 'hand-header-on' : 'hand-query-on',
      title: `Let the distribution hand ${name} on`,
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: [
        'Use the origin request policy AllViewerExceptHostHeader, or name it in the cache policy (in older settings: in the cache behavior).',
        'Host itself must not be handed on: API Gateway finds the API by it.',
      ],
    },
  };
};

/** A header that a stop misses. */
export const keptBackAt = (world: World, at: Stop | undefined, header: string): KeptBack | undefined =>
  lostAt(world, at, { header });
