import { verdictWithoutStop } from '../asked-stop.ts';
import type { Evidence, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { World } from '../../world.ts';
import { findActualStop } from '../route/actual-stop.ts';
import { keyDetail, requirementEvidence, sentEvidence, usableKey } from './key-evidence.ts';
import { apiKeyV2 } from '../v2/api-key-parts.ts';
import { withV2 } from '../v2/with-v2.ts';

const indexOfKey = ({ snapshot }: World, keyId: string | undefined): number => {
  const { apiKeys } = snapshot.account;
  return apiKeys.state === 'present' ? apiKeys.value.findIndex(({ id }) => id === keyId) : -1;
};

const keyEvidence = (world: World, keyId: string | undefined): Evidence[] => {
  const index = indexOfKey(world, keyId);
  const { apiKeys } = world.snapshot.account;
  if (index === -1 || apiKeys.state !== 'present') return [];
  const enabled = apiKeys.value[index]?.enabled !== false;
  return [
    {
      label: `Key ${keyId ?? ''}`,
      pointer: toPointer('account', 'apiKeys', 'value', index),
      observed: `enabled: ${enabled}`,
      expected: 'enabled: true',
    },
  ];
};

/** A value that is no key of the account, or a disabled key, is refused with the same words as a missing one. */
export const apiKeyInvalidOrDisabled = withV2(apiKeyV2, {
  id: 'api-key-invalid-or-disabled',
  title: 'API key that was sent is unknown or disabled',
  kind: 'blocking',
  gate: 'api-key',
  apis: ['REST'],
  explains: ['api-key-invalid'],
  symptom: { complaints: ['refused'], texts: ['Forbidden', 'Invalid API Key identifier specified'], statuses: [403] },
  needs: ['/api/deployed/*', '/account/usagePlans', '/account/usagePlanKeys/*', '/account/apiKeys'],
  check: (context) => {
    const at = findActualStop(context, ['api-key-invalid']);
    if (!at) return verdictWithoutStop(context, ['api-key-invalid']);
    const detail = keyDetail(at);
    return {
      verdict: 'found',
      at,
      evidence: [
        requirementEvidence(context.world, at),
        sentEvidence(context.world, at),
        ...keyEvidence(context.world, detail.keyId),
      ],
      detail: { ...detail },
    };
  },
  explain: ({ at }) => {
    const { stage, keyId } = at ? keyDetail(at) : { stage: '', keyId: undefined };
    const isDisabled = at?.result.detail['keyState'] === 'disabled';
    return {
      summary: isDisabled
        ? `Key ${keyId ?? 'that was sent'} is disabled, so stage ${stage} refuses it.`
        : `The value in x-api-key is no API key that stage ${stage} accepts.`,
      explanation: isDisabled
        ? 'A disabled key keeps its place in its usage plans but is refused with 403 "Forbidden" until it is enabled again. The caller cannot tell this from a missing key.'
        : 'API Gateway looks the value up among the keys of the account and Region that the API lives in. A value from another account or Region, a mistyped or deleted one, or the name or id of a key instead of its value is answered 403 "Forbidden".',
    };
  },
  fixes: ({ at }, { world }) => {
    if (!at) return [];
    const { stage, keyId } = keyDetail(at);
    const index = indexOfKey(world, keyId);
    const usable = usableKey(world, stage);
    const enable: ProposedFix[] =
      at.result.detail['keyState'] === 'disabled' && index !== -1
        ? [
            {
              id: 'enable-key',
              title: `Enable key ${keyId ?? ''}`,
              change: {
                kind: 'patch',
                operations: [
                  { op: 'set', path: toPointer('account', 'apiKeys', 'value', index, 'enabled'), value: true },
                ],
              },
              risk: 'needs-review',
              notes: [
                'Somebody may have disabled it on purpose.',
                'No deployment is needed; it may take a few minutes.',
              ],
            },
          ]
        : [];
    const other: ProposedFix = {
      id: 'send-valid-key',
      title: usable
        ? `Send the value of key ${usable.keyId} (plan ${usable.plan.name ?? usable.plan.id})`
        : 'Send the value of an enabled key of a plan that holds this stage',
      change: {
        kind: 'request',
        replace: { apiKey: usable ? { kind: 'key', keyId: usable.keyId } : { kind: 'sent' } },
      },
      risk: 'safe',
      notes: ['The value of the key, not its name or id.', 'Keys belong to one account and one Region.'],
      owner: 'caller',
    };
    return [...enable, other];
  },
  fixAvailability: 'always',
  howToSee: "GetApiKeys shows each key with its enabled flag; compare the caller's value with the owner of the key.",
  why: 'Values are unique within an account and Region. Whatever is not an enabled key there is treated as no key.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
      proves: 'A key has to be valid and enabled.',
    },
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
      proves: 'An invalid or disabled key is answered Forbidden.',
    },
  ],
});
