import type { PatchOperation, ProposedFix } from '@gatescope/shared';
import { splitFirst } from '../../gates/names/base-path.ts';
import { defaultHostOf, readHosting } from '../../gates/names/hosting.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { detailOf, textIn } from './detail.ts';
import { correctRequest, endpointRequests, withHost } from './invoke-fixes.ts';
import { deployFix } from '../route/deploy-fix.ts';

const stageIn = ({ world }: CheckContext): string | undefined => {
  const { api } = world.snapshot;
  const { first } = splitFirst(world.url?.path ?? '/');
  const stages =
    api.kind === 'REST' && api.stages.state === 'present' ? api.stages.value.map(({ stageName }) => stageName) : [];
  return stages.includes(first) ? first : stages[0];
};

const deployNotes = [
  'The record of the alias is made with the deployment; it takes some minutes. If it does not appear, deploy once more.',
];

const associate = (context: CheckContext, vpceId: string): ProposedFix => {
  const hosting = readHosting({ world: context.world, facts: context.facts });
  const stage = stageIn(context);
  const operations: PatchOperation[] = [
    {
      op: 'set',
      path: '/api/restApi/value/endpointConfiguration/vpcEndpointIds',
      value: [...(hosting?.associatedVpceIds ?? []), vpceId],
    },
    ...(stage ? [{ op: 'deploy' as const, stage }] : []),
  ];
  return {
    id: 'associate-endpoint',
    title: `Associate ${vpceId} with the API and deploy`,
    change: { kind: 'patch', operations },
    risk: 'safe',
    notes: [...deployNotes, 'An association makes a name; who may call is still up to the policies.'],
  };
};

/** Associates a private domain name with the endpoint that was used. */
export const associateDomain = (at: Stop | undefined): ProposedFix => {
  const detail = detailOf(at);
  const vpceId = textIn(detail, 'vpceId') ?? '';
  const domainNameArn = textIn(detail, 'domainNameArn');
  const value = { domainNameArn, accessAssociationSourceType: 'VPCE', accessAssociationSource: vpceId };
  return {
    id: 'associate-domain',
    title: `Create an access association between ${vpceId} and ${textIn(detail, 'domain') ?? 'the domain name'}`,
    change: {
      kind: 'patch',
      operations: [{ op: 'append', path: '/account/domainNameAccessAssociations/value', value }],
    },
    risk: 'safe',
    notes: [
      'It takes up to 15 minutes to be ready.',
      'The account of the endpoint creates it; for a domain name of another account, that account has to share it first.',
    ],
  };
};

/** Deploys what is saved, the association with it. */
export const deployAgain = (context: CheckContext): ProposedFix[] => {
  const stage = stageIn(context);
  return stage
    ? [
        deployFix(stage, [
          ...deployNotes,
          'Everything else that was saved since the last deployment goes live with it.',
        ]),
      ]
    : [];
};

/** Makes the alias exist, or gets around it. */
export const aliasFixes = (context: CheckContext, vpceId: string): ProposedFix[] => {
  const hosting = readHosting({ world: context.world, facts: context.facts });
  const url = context.world.request?.url;
  if (!hosting || !url) return [];
  const host = defaultHostOf(hosting);
  // Only private APIs have aliases.
  if (!hosting.isPrivate) return [correctRequest('call-own-host', `Call ${host}`, { url: withHost(url, host) })];
  return [
    associate(context, vpceId),
    ...endpointRequests(context, vpceId).filter(({ id }) => id === 'call-endpoint-host'),
  ];
};
