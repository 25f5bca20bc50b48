import { verdictWithoutStop } from '../asked-stop.ts';
import type { ProposedFix } from '@gatescope/shared';
import { keptBackAt } from '../names/kept-back.ts';
import { findActualStop } from '../route/actual-stop.ts';
import { keyDetail, requirementEvidence, sentEvidence, usableKey } from './key-evidence.ts';
import { apiKeyV2 } from '../v2/api-key-parts.ts';
import { withV2 } from '../v2/with-v2.ts';

/** A method that requires a key answers 403 Forbidden when no x-api-key header arrives, whatever other header carries it. */
export const apiKeyMissing = withV2(apiKeyV2, {
  id: 'api-key-missing',
  title: 'Method requires an API key and none was sent',
  kind: 'blocking',
  gate: 'api-key',
  apis: ['REST'],
  explains: ['api-key-missing'],
  symptom: { complaints: ['refused'], texts: ['Forbidden'], statuses: [403] },
  needs: ['/api/deployed/*', '/api/restApi', '/account/usagePlans'],
  check: (context) => {
    const at = findActualStop(context, ['api-key-missing']);
    if (at)
      return {
        verdict: 'found',
        at,
        evidence: [
          requirementEvidence(context.world, at),
          keptBackAt(context.world, at, 'x-api-key')?.evidence ?? sentEvidence(context.world, at),
        ],
        detail: { ...keyDetail(at) },
      };
    // Where no plan holds the stage either, that comes first: a key alone would not help.
    const noPlan = findActualStop(context, ['usage-plan-missing']);
    if (noPlan && keyDetail(noPlan).sent === 'not-sent' && noPlan.result.reached && noPlan.agreement === 'agrees') {
      return {
        verdict: 'found',
        at: noPlan,
        standing: 'specific',
        evidence: [requirementEvidence(context.world, noPlan), sentEvidence(context.world, noPlan)],
        detail: { ...keyDetail(noPlan) },
      };
    }
    return verdictWithoutStop(context, ['api-key-missing']);
  },
  explain: ({ at }, { world }) => {
    const detail = at && keyDetail(at);
    const misplaced = detail?.misplaced
      ? ` The request carries a key in ${detail.misplaced.place === 'header' ? 'header' : 'query parameter'} ${detail.misplaced.name}, which API Gateway does not read.`
      : '';
    return {
      summary: `${detail?.route ?? 'The method'} on stage ${detail?.stage ?? ''} requires an API key${detail?.sent === 'not-said' ? '; whether the request has one in x-api-key was not said' : ', and the request has no x-api-key header'}.`,
      explanation: `With the key source HEADER, API Gateway reads the key from the header x-api-key and from nowhere else; the case of the name does not matter. Without it every call is answered 403 "Forbidden".${misplaced}${keptBackAt(world, at, 'x-api-key')?.words ?? ''}`,
    };
  },
  fixes: ({ at }, { world }) => {
    if (!at) return [];
    const keptBack = keptBackAt(world, at, 'x-api-key');
    if (keptBack) return [keptBack.fix];
    const { stage, misplaced } = keyDetail(at);
    const usable = usableKey(world, stage);
    const fix: ProposedFix = {
      id: 'send-key',
      title: usable
        ? `Send the value of key ${usable.keyId} (plan ${usable.plan.name ?? usable.plan.id}) in x-api-key`
        : 'Send the value of a key of a plan that holds this stage in x-api-key',
      change: {
        kind: 'request',
        headers: {
          'x-api-key': `<value of key ${usable?.keyId ?? 'of the plan'}>`,
          ...(misplaced?.place === 'header' ? { [misplaced.name]: null } : {}),
        },
        replace: { apiKey: usable ? { kind: 'key', keyId: usable.keyId } : { kind: 'sent' } },
      },
      risk: 'safe',
      notes: [
        'The value is shown by the owner of the key; it is never read or kept here.',
        'A key tells callers apart and limits them; it is no authentication.',
      ],
      owner: 'caller',
    };
    return [fix];
  },
  fixAvailability: 'always',
  howToSee:
    'GetDeployment with embed=apisummary shows apiKeyRequired for the method; compare with the headers that were sent.',
  why: 'The requirement is part of the deployment. A call without a key in x-api-key is refused before anything of the integration runs.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html',
      proves: 'With HEADER as source the key is read from X-API-Key.',
    },
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
      proves: 'A missing API key is answered Forbidden.',
    },
  ],
});
