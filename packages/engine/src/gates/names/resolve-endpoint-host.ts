import type { InvokeHost } from '@gatescope/shared';
import { connectionTimeout, nameNotFound } from '../../reply/replies.ts';
import type { GateAnswer } from '../gate.ts';
import { plainName } from './dns-records.ts';
import { executeApiEndpoints, findEndpoint, isAvailable, throughEndpoint } from './endpoints.ts';
import { lacksSubnets } from './eligible-subnets.ts';
import type { NameQuestion } from './name-question.ts';
import { isUncertain, leadsNowhere, resolves } from './name-question.ts';
import { checkPlace } from './resolve-default-host.ts';

type EndpointHost = Extract<InvokeHost, { kind: 'endpoint' }>;

const isForeignCaller = ({ context, caller }: NameQuestion): boolean =>
  caller.accountId !== undefined && caller.accountId !== context.world.snapshot.target.accountId;

const unlisted = (question: NameQuestion, { vpceId }: EndpointHost): GateAnswer => {
  const way = throughEndpoint(vpceId, undefined);
  if (isForeignCaller(question)) return resolves(question, way, { vpceId, isForeign: true });
  if (executeApiEndpoints(question.context).isHidden) return isUncertain(question, { way, detail: { vpceId } });
  return isUncertain(question, { reason: 'vpce-missing', way, detail: { vpceId, unsaid: ['network.accountId'] } });
};

/**
 * Resolves an endpoint's own names (Regional and zonal): public records with private addresses, whatever private DNS says.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 */
export const resolveEndpointHost = (question: NameQuestion, host: EndpointHost): GateAnswer => {
  const misplaced = checkPlace(question, host);
  if (misplaced) return misplaced;
  const endpoint = findEndpoint(question.context, host.vpceId);
  if (!endpoint) return unlisted(question, host);
  const { value, pointer } = endpoint;
  const way = throughEndpoint(host.vpceId, value);
  const seen = { vpceId: host.vpceId, state: value.State, pointer };
  if (!isAvailable(value))
    return leadsNowhere(
      question,
      lacksSubnets(question.context, value) ? 'vpce-subnet-unusable' : 'vpce-not-available',
      { endpoints: [seen] },
      [nameNotFound, connectionTimeout],
    );
  const names = (value.DnsEntries ?? []).map(({ DnsName }) => plainName(DnsName ?? ''));
  if (names.length === 0 || names.includes(plainName(question.name)))
    return resolves(question, way, { endpointPointer: pointer });
  const isZone = host.zone !== undefined && names.some((name) => name.startsWith(`${host.vpceId}-${host.label}.`));
  return leadsNowhere(question, isZone ? 'vpce-subnet-unusable' : 'name-not-in-dns', {
    endpoints: [seen],
    zone: host.zone,
    known: names,
  });
};
