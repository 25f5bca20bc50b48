import type { Evidence, ProposedFix } from '@gatescope/shared';
import { partitionOf } from '@gatescope/shared';
import { endpointOf } from '../../gates/names/endpoints.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { detailOf, textIn } from './detail.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { associationSetup } from '../setup/setup-parts.ts';

const reasons = ['domain-policy-denies'] as const;

interface PolicyView {
  readonly pointer: string;
  readonly statements: readonly { readonly path: string; readonly effect: string; readonly outcome: string }[];
  readonly decisions: readonly string[];
}

const isView = (value: unknown): value is PolicyView =>
  typeof value === 'object' && value !== null && 'statements' in value && 'pointer' in value;

const viewAt = ({ at }: Pick<Found, 'at'>): PolicyView | undefined => {
  const view = detailOf(at)['domainPolicy'];
  return isView(view) ? view : undefined;
};

const evidenceOf = (found: Pick<Found, 'at'>): Evidence[] => {
  const detail = detailOf(found.at);
  const view = viewAt(found);
  const domain = textIn(detail, 'domainPointer');
  const denies = (view?.statements ?? []).filter(({ effect, outcome }) => effect === 'Deny' && outcome === 'matched');
  if (!view)
    return domain
      ? [
          {
            label: 'Policy of the domain name',
            pointer: domain,
            observed: textIn(detail, 'policyState') === 'malformed' ? 'cannot be read' : 'none',
          },
        ]
      : [];
  return denies.length > 0
    ? denies.map(({ path }) => ({
        label: "Deny of the domain name's policy",
        pointer: view.pointer,
        within: path,
        observed: 'matches this request',
      }))
    : [{ label: 'Policy of the domain name', pointer: view.pointer, observed: 'no Allow matches this request' }];
};

const arnOf = ({ world }: CheckContext, found: Found): string => {
  const { target } = world.snapshot;
  const domainIndex = Number(
    /\/account\/domainNames\/value\/(\d+)$/.exec(textIn(detailOf(found.at), 'domainPointer') ?? '')?.[1],
  );
  const { domainNames } = world.snapshot.account;
  const domain = domainNames.state === 'present' ? domainNames.value[domainIndex] : undefined;
  return `arn:${partitionOf(target.region).id}:execute-api:${target.region}:${target.accountId}:/domainnames/${domain?.domainName ?? ''}+${domain?.domainNameId ?? ''}`;
};

const previousPolicy = ({ world }: CheckContext, pointer: string): string => {
  const index = Number(/\/value\/(\d+)$/.exec(pointer)?.[1]);
  const { domainNames } = world.snapshot.account;
  return (domainNames.state === 'present' ? domainNames.value[index]?.policy : undefined) ?? '';
};

/** A policy that admits the endpoints that the old one names and this one, and nobody else. */
const admit = (context: CheckContext, found: Found): ProposedFix[] => {
  const vpceId = endpointOf(found.at?.simulated.journey.way)?.vpceId;
  const pointer = textIn(detailOf(found.at), 'domainPointer');
  if (!vpceId || !pointer) return [];
  const endpoints = [...new Set([...(previousPolicy(context, pointer).match(/vpce-[0-9a-f]+/g) ?? []), vpceId])];
  const statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: 'execute-api:Invoke',
    Resource: arnOf(context, found),
    Condition: { StringEquals: { 'aws:SourceVpce': endpoints } },
  };
  return [
    {
      id: 'admit-endpoint',
      title: `Admit ${vpceId} in the policy of the domain name`,
      change: {
        kind: 'patch',
        operations: [
          {
            op: 'set',
            path: `${pointer}/policy`,
            value: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
          },
        ],
      },
      risk: 'needs-review',
      notes: [
        'Replaces the policy; conditions other than endpoints in the old one are lost.',
        "The API's own resource policy is asked as well, after this one.",
      ],
    },
  ];
};

/**
 * A private custom domain name has a policy of its own; the console creates it with one that denies everybody.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
 */
export const privateDomainDenied = defineFailureMode({
  id: 'private-domain-denied',
  title: "Private domain name's own policy refuses the caller",
  kind: 'blocking',
  gate: 'host',
  apis: ['REST'],
  explains: reasons,
  symptom: {
    complaints: ['refused', 'blocked-by-browser'],
    texts: ['Forbidden', 'is not authorized to perform: execute-api:Invoke'],
    statuses: [403],
  },
  needs: ['/account/domainNames', '/account/domainNameAccessAssociations'],
  setup: associationSetup,
  check: (context) => {
    const at = findNamesStop(context, reasons);
    return at ? { verdict: 'found', at, evidence: evidenceOf({ at }), detail: {} } : withoutStop(context, reasons);
  },
  explain: (found) => {
    const domain = textIn(detailOf(found.at), 'domain') ?? 'The private domain name';
    const isDeny = viewAt(found)?.decisions[0] === 'explicitDeny';
    return {
      summary: isDeny
        ? `The policy of ${domain} denies this request explicitly.`
        : `The policy of ${domain} does not admit this request.`,
      explanation:
        'Besides the resource policy of the API, a private custom domain name has a policy of its own that says who may call it. Names made in the console start with one that denies everybody. It is asked before mappings and before the API.',
    };
  },
  fixes: (found, context) => admit(context, found),
  fixAvailability: 'sometimes',
  howToSee: 'Read policy with GetDomainName (with the id of the domain name).',
  why: 'A private domain name can be shared between accounts, so it decides for itself which endpoints may call it.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html',
      proves: 'A private custom domain name has its own policy.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-tutorial.html',
      proves: 'The policy that the console creates denies everybody.',
    },
  ],
});
