import { forbiddenBeforeStage } from '../reply/replies.ts';
import type { Gate } from './gate.ts';
import { accessModeHurdle } from './names/access-mode.ts';
import type { ArrivalRules } from './names/arrive.ts';
import { arrive } from './names/arrive.ts';
import { endpointOf } from './names/endpoints.ts';
import { associationHurdle, domainPolicyHurdle } from './names/private-domain.ts';
import { selectStage } from './names/select-stage.ts';

const rules: ArrivalRules = {
  nowhere: [forbiddenBeforeStage],
  selectStage,
  atHost: ({ context, hosting, selection, received }) => [accessModeHurdle(context, hosting, selection, received)],
  atDomain: (context, domain) => {
    if (!domain.isPrivate) return [];
    const endpoint = endpointOf(context.journey.way);
    return [...(endpoint ? [associationHurdle(context, domain, endpoint)] : []), domainPolicyHurdle(context, domain)];
  },
};

/** Which API, stage and path the Host and the URL's path select. */
export const hostGate: Gate = { id: 'host', title: 'Host and stage', run: (context) => arrive(context, rules) };
