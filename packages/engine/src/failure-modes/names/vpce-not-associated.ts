import type { Evidence } from '@gatescope/shared';
import { parseInvokeHost } from '@gatescope/shared';
import { readHosting } from '../../gates/names/hosting.ts';
import type { CheckContext, Found, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { aliasFixes, associateDomain, deployAgain } from './association-fixes.ts';
import { detailOf, textIn, textsIn } from './detail.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { endpointIdsSetup } from '../setup/setup-parts.ts';

const reasons = ['alias-not-associated', 'domain-not-associated'] as const;

const isDomain = (at: Stop | undefined): boolean => at?.result.reason === 'domain-not-associated';

const evidenceOf = ({ world }: CheckContext, at: Stop): Evidence[] => {
  const detail = detailOf(at);
  const vpceId = textIn(detail, 'vpceId') ?? '';
  const associated = textsIn(detail, 'associated').join(', ') || 'none';
  const called: Evidence = { label: 'Called host', pointer: 'request:url', observed: world.url?.host ?? '' };
  if (!isDomain(at))
    return [
      called,
      {
        label: 'Endpoints associated with the API',
        pointer: '/api/restApi/value/endpointConfiguration',
        observed: associated,
        expected: vpceId,
      },
    ];
  const domain = textIn(detail, 'domainPointer');
  return [
    called,
    ...(domain ? [{ label: 'Private domain name', pointer: domain, observed: textIn(detail, 'domain') ?? '' }] : []),
    {
      label: 'Access associations of the domain name',
      pointer: '/account/domainNameAccessAssociations',
      observed: associated,
      expected: vpceId,
    },
  ];
};

/** Whether the edit that associated the endpoint came after the deployment: only a change event tells. */
const wasAssociatedLater = ({ world }: CheckContext, deployedAt: string | undefined): boolean =>
  world.observations.some(
    (seen) =>
      seen.kind === 'change' &&
      seen.eventName === 'UpdateRestApi' &&
      deployedAt !== undefined &&
      seen.at !== undefined &&
      seen.at > deployedAt &&
      JSON.stringify(seen.requestParameters ?? '').includes('vpcEndpointIds') &&
      `${seen.resource ?? ''} ${JSON.stringify(seen.requestParameters ?? '')}`.includes(world.snapshot.target.apiId),
  );

/** The alias is associated, yet the name is not found: its record comes with a deployment, some minutes later. */
const notDeployed = (context: CheckContext): Verdict | undefined => {
  const { world, main, facts } = context;
  const host = parseInvokeHost(world.url?.host ?? '');
  const hosting = readHosting({ world, facts });
  const isWanting = host.kind === 'alias' && hosting?.isPrivate && hosting.associatedVpceIds.includes(host.vpceId);
  const { connection, kind } = world.seen;
  const isLater = wasAssociatedLater(context, main?.journey.view?.deployedAt);
  const isNotFound = connection === 'name-not-found';
  // No words of the failure: then only the edit after the deployment speaks for this.
  if (!isNotFound && !(isLater && kind === 'no-connection' && connection === undefined)) return undefined;
  if (!isWanting || main?.trace.gates.find(({ gate }) => gate === 'name')?.outcome !== 'passed') return undefined;
  const evidence: Evidence[] = [
    {
      label: 'Endpoints associated with the API as saved',
      pointer: '/api/restApi/value/endpointConfiguration',
      observed: hosting.associatedVpceIds.join(', '),
    },
    ...(isNotFound ? [{ label: 'What the caller saw', pointer: 'complaint:body', observed: world.seen.text }] : []),
  ];
  return {
    verdict: 'found',
    standing: isLater && isNotFound ? 'specific' : 'possible',
    evidence,
    detail: { isUndeployed: true, vpceId: host.vpceId },
  };
};

const undeployedWords = (found: Found): { summary: string; explanation: string } => ({
  summary: `The association with ${String(found.detail['vpceId'])} is saved, but its name is not in DNS.`,
  explanation:
    'API Gateway makes the record of {api}-{vpce} when the API is deployed after the endpoint was associated, and it takes some minutes to spread. Nothing readable tells whether it exists; that the caller does not find the name says it does not, or not yet.',
});

/**
 * An association gives an API a name per endpoint; a private domain name serves only the endpoints associated with it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/associate-private-api-with-vpc-endpoint.html
 */
export const vpceNotAssociated = defineFailureMode({
  id: 'vpce-not-associated',
  title: 'Endpoint is not associated with what is called',
  kind: 'blocking',
  gate: 'host',
  apis: ['REST'],
  explains: reasons,
  symptom: {
    complaints: ['no-connection', 'refused', 'blocked-by-browser'],
    texts: ['Could not resolve host', 'getaddrinfo ENOTFOUND', 'Forbidden'],
    statuses: [403],
  },
  needs: ['/api/restApi', '/account/domainNameAccessAssociations'],
  setup: endpointIdsSetup,
  check: (context) => {
    const at = findNamesStop(context, reasons);
    if (at) return { verdict: 'found', at, evidence: evidenceOf(context, at), detail: {} };
    return notDeployed(context) ?? withoutStop(context, reasons);
  },
  explain: (found, { world }) => {
    if (found.detail['isUndeployed'] === true) return undeployedWords(found);
    const detail = detailOf(found.at);
    const vpceId = textIn(detail, 'vpceId') ?? 'the endpoint';
    return isDomain(found.at)
      ? {
          summary: `${textIn(detail, 'domain') ?? 'The private domain name'} has no access association with ${vpceId}.`,
          explanation:
            'A private custom domain name is served only to endpoints that have an access association with it, besides its mapping and its policies. Without one the endpoint does not know the name and the answer is 403 Forbidden.',
        }
      : {
          summary: `${world.url?.host ?? 'The alias'} names ${vpceId}, which is not associated with the API.`,
          explanation:
            'A name of the form {api}-{vpce} exists only for endpoints in the endpoint configuration of a private API, once it has been deployed with them. For any other endpoint there is no record; where private DNS answers every name, API Gateway does not know the host.',
        };
  },
  fixes: (found, context) => {
    if (found.detail['isUndeployed'] === true) return deployAgain(context);
    return isDomain(found.at)
      ? [associateDomain(found.at)]
      : aliasFixes(context, textIn(detailOf(found.at), 'vpceId') ?? '');
  },
  fixAvailability: 'sometimes',
  howToSee:
    'Read endpointConfiguration.vpcEndpointIds with GetRestApi; for private domain names GetDomainNameAccessAssociations.',
  why: 'Names are cheap, and API Gateway makes only those it is asked for: an alias per associated endpoint. For private domain names the association is also what lets the endpoint serve them.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/associate-private-api-with-vpc-endpoint.html',
      proves: 'The alias record is made for associated endpoints, after a deployment.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-associations.html',
      proves: 'A private domain name needs an access association per endpoint.',
    },
  ],
});
