import type { InvokeHost } from '@gatescope/shared';
import { connectionTimeout, forbiddenBeforeStage, nameNotFound } from '../../reply/replies.ts';
import type { GateAnswer } from '../gate.ts';
import { findEndpoint, isAvailable, throughEndpoint } from './endpoints.ts';
import { lacksSubnets } from './eligible-subnets.ts';
import type { NameQuestion } from './name-question.ts';
import { isUncertain, leadsNowhere, resolves } from './name-question.ts';
import { privateDnsOf } from './private-dns.ts';
import { checkPlace } from './resolve-default-host.ts';

type AliasHost = Extract<InvokeHost, { kind: 'alias' }>;

const withoutRecord = (question: NameQuestion, host: AliasHost): GateAnswer => {
  const { context, caller, hosting } = question;
  const detail = { vpceId: host.vpceId, associated: hosting.associatedVpceIds };
  const dns = caller.isInVpc ? privateDnsOf(context, caller) : undefined;
  if (!dns || dns.kind === 'off') return leadsNowhere(question, 'alias-not-associated', detail);
  // The wildcard of private DNS answers the name; whether the endpoint then serves it is not documented.
  const way = dns.kind === 'on' ? { way: throughEndpoint(dns.endpoint.value.VpcEndpointId, dns.endpoint.value) } : {};
  return isUncertain(question, {
    reason: 'alias-not-associated',
    replies: [forbiddenBeforeStage, nameNotFound],
    ...way,
    detail: { ...detail, because: dns.kind },
  });
};

/**
 * Resolves `{api}-{vpce}.execute-api.…`: a public record that API Gateway makes for each endpoint associated with the
 * API, answered with the endpoint's private addresses wherever it is asked.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/associate-private-api-with-vpc-endpoint.html
 */
export const resolveAliasHost = (question: NameQuestion, host: AliasHost): GateAnswer => {
  const misplaced = checkPlace(question, host);
  if (misplaced) return misplaced;
  const { context, hosting } = question;
  if (host.apiId !== hosting.apiId) {
    return leadsNowhere(question, 'api-unknown', { calledApiId: host.apiId, apiId: hosting.apiId }, [
      nameNotFound,
      forbiddenBeforeStage,
    ]);
  }
  if (!hosting.isPrivate || !hosting.associatedVpceIds.includes(host.vpceId)) return withoutRecord(question, host);
  const endpoint = findEndpoint(context, host.vpceId);
  const way = throughEndpoint(host.vpceId, endpoint?.value);
  if (endpoint && !isAvailable(endpoint.value)) {
    const detail = { endpoints: [{ vpceId: host.vpceId, state: endpoint.value.State, pointer: endpoint.pointer }] };
    return leadsNowhere(
      question,
      lacksSubnets(context, endpoint.value) ? 'vpce-subnet-unusable' : 'vpce-not-available',
      detail,
      [nameNotFound, connectionTimeout],
    );
  }
  return resolves(question, way, { associated: true, ...(endpoint ? { endpointPointer: endpoint.pointer } : {}) });
};
