import type { Evidence, ProposedFix } from '@gatescope/shared';
import { verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { findActualStop } from '../route/actual-stop.ts';
import type { Stop } from '../stop.ts';
import { keyDetail, requirementEvidence, sentEvidence } from './key-evidence.ts';
import { loggedLine } from './logged-line.ts';

const sourceEvidence = (observed: string, expected: string): Evidence => ({
  label: 'Key source of the API',
  pointer: '/api/restApi',
  observed,
  expected,
});

const found = (
  { world }: CheckContext,
  at: Stop,
  source: 'HEADER' | 'AUTHORIZER',
  more: Partial<Extract<Verdict, { verdict: 'found' }>> = {},
  evidence: readonly Evidence[] = [],
): Verdict => ({
  verdict: 'found',
  at,
  evidence: [
    ...(world.snapshot.api.kind === 'REST' && world.snapshot.api.restApi.state === 'present'
      ? [
          sourceEvidence(
            source,
            source === 'HEADER'
              ? 'AUTHORIZER, for a key that the authorizer supplies'
              : 'HEADER, for a key in x-api-key',
          ),
        ]
      : []),
    requirementEvidence(world, at),
    sentEvidence(world, at),
    ...evidence,
  ],
  detail: { ...keyDetail(at), source },
  ...more,
});

/** The header is the source, none was sent, and a Lambda authorizer runs: it may be the one that was meant to supply the key. */
const suppliedByAuthorizer = (context: CheckContext): Verdict | undefined => {
  const at = findActualStop(context, ['api-key-missing']);
  const isCustom = at?.simulated.journey.route?.method.authorizationType === 'CUSTOM';
  if (!at || !isCustom || !at.result.reached || at.agreement !== 'agrees' || keyDetail(at).misplaced) return undefined;
  const logged = loggedLine(context.world, /usageIdentifierKey/);
  return logged
    ? found(context, at, 'HEADER', { standing: 'observed' }, [logged])
    : found(context, at, 'HEADER', { standing: 'specific', certainty: 'possible' });
};

/** The key is read from one place only: from x-api-key, or from what a Lambda authorizer answers as usageIdentifierKey. */
export const apiKeySourceAuthorizer = defineFailureMode({
  id: 'api-key-source-authorizer',
  title: 'API key is supplied in the place that the API does not read',
  kind: 'blocking',
  gate: 'api-key',
  apis: ['REST'],
  explains: ['api-key-source'],
  symptom: { complaints: ['refused'], texts: ['Forbidden'], statuses: [403] },
  needs: ['/api/restApi', '/api/deployed/*', '/account/usagePlans'],
  check: (context) => {
    const at = findActualStop(context, ['api-key-source']);
    if (at) return found(context, at, 'AUTHORIZER');
    return suppliedByAuthorizer(context) ?? verdictWithoutStop(context, ['api-key-source']);
  },
  explain: ({ at, detail }) => {
    const { route, stage } = at ? keyDetail(at) : { route: 'The method', stage: '' };
    const fromHeader = detail['source'] === 'HEADER';
    return {
      summary: fromHeader
        ? `${route} on stage ${stage} reads the key from x-api-key only, so a key that its authorizer supplies is ignored.`
        : `${route} on stage ${stage} takes the key from a Lambda authorizer, so what the request carries in x-api-key is ignored.`,
      explanation: fromHeader
        ? 'With the key source HEADER, API Gateway does not look at usageIdentifierKey in the answer of a Lambda authorizer. A request without x-api-key is answered 403 "Forbidden" whatever the authorizer returns.'
        : 'With the key source AUTHORIZER, a Lambda authorizer has to answer with usageIdentifierKey, holding the value of a key of the stage\'s plan. Without such an authorizer on the method, or without that field, every call is answered 403 "Forbidden".',
    };
  },
  fixes: ({ at, detail }) => {
    const { stage } = at ? keyDetail(at) : { stage: '' };
    const other = detail['source'] === 'HEADER' ? 'AUTHORIZER' : 'HEADER';
    const change: ProposedFix = {
      id: `read-from-${other.toLowerCase()}`,
      title: `Set the API's key source to ${other} and deploy stage ${stage}`,
      change: {
        kind: 'patch',
        operations: [
          { op: 'set', path: '/api/restApi/value/apiKeySource', value: other },
          { op: 'deploy', stage },
        ],
      },
      risk: 'needs-review',
      notes: [
        'The source holds for all methods of the API: callers that supply the key in the other place are refused then.',
      ],
    };
    const supply: ProposedFix = {
      id: 'return-usage-identifier-key',
      title: 'Let the Lambda authorizer return usageIdentifierKey',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['The field holds the value of a key, not its id; the key has to be in a plan of the stage.'],
      code: {
        language: 'json',
        text: '{\n  "principalId": "caller",\n  "policyDocument": { "Version": "2012-10-17", "Statement": [] },\n  "usageIdentifierKey": "<value of the key>"\n}',
      },
    };
    return other === 'HEADER' ? [change, supply] : [change];
  },
  fixAvailability: 'always',
  howToSee: 'GetRestApi shows apiKeySource; the method shows whether a Lambda authorizer runs.',
  why: 'An API reads its keys from one source. Whatever comes by the other way is not looked at.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html',
      proves: 'HEADER and AUTHORIZER are alternatives.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html',
      proves: 'usageIdentifierKey carries the key of the plan.',
    },
  ],
});
