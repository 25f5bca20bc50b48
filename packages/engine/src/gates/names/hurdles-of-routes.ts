import type { VpcEndpoint } from '@gatescope/shared';
import { connectionTimeout } from '../../reply/replies.ts';
import type { Caller } from './caller.ts';
import type { Hurdle } from './hurdle.ts';
import { clear } from './hurdle.ts';
import type { Passage } from './routes.ts';

/** Whose packets need the route, and which way. */
export interface RouteNeed {
  readonly caller: Caller;
  readonly endpoint: VpcEndpoint;
  readonly way: 'there' | 'back';
}

/** A missing route between a caller and an endpoint's network as a hurdle. */
export const routeHurdle = (passage: Passage, { caller, endpoint, way }: RouteNeed): Hurdle => {
  const detail = { vpceId: endpoint.VpcEndpointId, way, place: caller.place, vpcId: caller.vpcId };
  const doubt = { kind: 'doubt', reason: 'no-route-to-endpoint', replies: [connectionTimeout] } as const;
  switch (passage.kind) {
    case 'open':
      return clear;
    case 'closed':
      return {
        kind: 'blocked',
        reason: 'no-route-to-endpoint',
        replies: [connectionTimeout],
        detail: {
          ...detail,
          hop: passage.hop,
          tables: passage.tables.map(({ value, pointer }) => ({ routeTableId: value.RouteTableId, pointer })),
        },
      };
    case 'unsaid':
      return { ...doubt, detail: { ...detail, unsaid: ['network.subnetId'] } };
    case 'unclear':
      return { ...doubt, detail };
    default:
      return { kind: 'doubt', detail };
  }
};
