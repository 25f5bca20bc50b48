import { forbiddenBeforeStage } from '../../reply/replies.ts';
import type { Gate } from '../gate.ts';
import type { ArrivalRules } from '../names/arrive.ts';
import { arrive } from '../names/arrive.ts';
import { notFound } from './replies.ts';
import { selectStageV2 } from './select-stage.ts';

const rules: ArrivalRules = {
  // Which of the two is answered where no API is found behind a host is not documented for these kinds.
  nowhere: [forbiddenBeforeStage, notFound],
  selectStage: (context, destination, domain) =>
    selectStageV2(context, {
      ...destination,
      domain: domain && (domain.source ?? { domainName: domain.name }),
      domainName: domain?.name,
    }),
  atHost: () => [],
  atDomain: () => [],
};

/** Which API, stage and path the Host and the URL's path select, for HTTP and WebSocket APIs. */
export const v2HostGate: Gate = { id: 'host', title: 'Host and stage', run: (context) => arrive(context, rules) };
