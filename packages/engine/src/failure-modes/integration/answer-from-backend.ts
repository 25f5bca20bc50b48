import type { Evidence, ProposedFix } from '@gatescope/shared';
import { findAskedStop } from '../asked-stop.ts';
import type { CheckContext, Standing, Verdict } from '../failure-mode.ts';
import {
  complaintEvidence,
  integrationEvidence,
  integrationOf,
  isRefusedBefore,
  methodName,
  reachesIntegration,
} from './at-integration.ts';
import { findBackendInLogs } from './backend-in-logs.ts';
import { findIntermediarySign } from '../names/intermediary-signs.ts';
import { authorByHeaders, isBareStatus, isErrorDocument, isErrorPage, isForeignReply } from './reply-fingerprint.ts';
import { refusedByOtherApi } from '../policy/refusal/refused-by-other-api.ts';
import { findTemplateRefusal } from './template-refusal.ts';
import { tellsCutOff } from './told-by-text.ts';
import { answerFromBackendV2 } from '../v2/answer-from-backend.ts';
import { withV2 } from '../v2/with-v2.ts';
import { findUnmappedAnswer } from './whole-answer.ts';

const kinds: readonly (string | undefined)[] = ['refused', 'failed', 'sometimes', 'wrong-content', undefined];

const headerEvidence = ({ world }: CheckContext): Evidence[] => {
  const names = Object.keys(world.seen.headers).filter(
    (name) => name.startsWith('x-amzn-') || name.startsWith('x-amz-'),
  );
  return names.length === 0
    ? []
    : [
        {
          label: 'Headers of the reply',
          pointer: 'complaint:headers',
          observed: names.join(', '),
          expected: 'x-amzn-errortype, if API Gateway itself had refused',
        },
      ];
};

const hasCustomErrors = ({ world }: CheckContext): boolean => {
  const { api } = world.snapshot;
  return (
    api.kind === 'REST' &&
    api.gatewayResponses.state === 'present' &&
    api.gatewayResponses.value.some(
      ({ defaultResponse, responseTemplates, statusCode, responseType }) =>
        defaultResponse !== true &&
        (statusCode !== undefined && responseType.startsWith('DEFAULT')
          ? true
          : Object.values(responseTemplates ?? {}).some((template) => !template.includes('$context.error.message'))),
    )
  );
};

/** A default integration response that hides the backend's status: an error's text under 200. */
const isHiddenError = (context: CheckContext): boolean => {
  const { status, message, messageKey, bodyText } = context.world.seen;
  if (status !== 200 || integrationOf(context)?.type === 'AWS_PROXY' || integrationOf(context)?.type === 'HTTP_PROXY')
    return false;
  return (
    (messageKey !== undefined &&
      message !== undefined &&
      /forbidden|denied|not authorized|unauthorized|missing authentication token|internal server error/i.test(
        message,
      )) ||
    /"errorMessage"\s*:/.test(bodyText ?? '')
  );
};

interface NextApi {
  readonly host: string;
  readonly isNamed: boolean;
}

/** The API Gateway endpoint behind this one, when the integration leads to one. */
const nextApiOf = ({ main }: CheckContext): NextApi | undefined => {
  const next = main?.trace.gates.find(({ gate }) => gate === 'integration')?.detail['nextApi'];
  return typeof next === 'object' && next !== null && 'host' in next && 'isNamed' in next
    ? { host: String(next.host), isNamed: next.isNamed === true }
    : undefined;
};

/** The backend's words name something more exact: what a template sent it, or the time limit of the function. */
const isToldExactly = (context: CheckContext): boolean =>
  findTemplateRefusal(context) !== undefined ||
  findUnmappedAnswer(context) !== undefined ||
  (integrationOf(context)?.kind === 'lambda' && tellsCutOff(context.world.seen.bodyText));

/** Too little was told to say who wrote the reply. */
const isUntold = ({ world: { seen } }: CheckContext): boolean => isBareStatus(seen) || isErrorPage(seen);

const standingOf = (context: CheckContext): Standing | undefined => {
  const { seen } = context.world;
  if (!kinds.includes(seen.kind) || !reachesIntegration(context) || isRefusedBefore(context)) return undefined;
  if (integrationOf(context)?.kind === 'mock' || isToldExactly(context)) return undefined;
  if (isHiddenError(context)) return 'specific';
  // Such replies are API Gateway's own as often; one look at the headers tells.
  if (isUntold(context)) return 'possible';
  const isDocument = isErrorDocument(seen);
  if (!isDocument && (seen.status ?? 0) < 400) return undefined;
  // Without a status, a page that a proxy or CDN signs is as well that of one in front.
  if (isDocument && integrationOf(context)?.kind !== 'http' && findIntermediarySign(seen)) return undefined;
  // Proxy integrations map nothing, so API Gateway has no reason for a 415 of its own.
  if (seen.status === 415 && integrationOf(context)?.type.endsWith('_PROXY')) return 'specific';
  // Nothing here refuses, so a refusal in API Gateway's words is the next API's.
  if (nextApiOf(context) && (seen.status === 403 || seen.status === 401)) return 'specific';
  // The refusal names a method of another API: only a backend that calls that one can have handed it on.
  if (refusedByOtherApi(context.world) !== undefined) return 'specific';
  const author = authorByHeaders(seen);
  if (author === 'gateway' || author === 'in-front') return undefined;
  if (author === 'backend')
    return seen.message !== undefined &&
      !isForeignReply(seen, context.world.snapshot.target.kind) &&
      !Object.keys(seen.headers).some((name) => name.startsWith('x-amzn-remapped-'))
      ? 'possible'
      : 'specific';
  if (!isForeignReply(seen, context.world.snapshot.target.kind)) return undefined;
  return hasCustomErrors(context) ? 'possible' : 'specific';
};

const refusals = ['next-api-refuses'] as const;

/** The second API's refusal, as its own configuration tells it. */
const refusalOfNext = (context: CheckContext): Verdict | undefined => {
  const at = findAskedStop(context, refusals);
  if (!at) return undefined;
  const { apiId, reason } = (at.result.detail['next'] ?? {}) as { readonly apiId?: string; readonly reason?: string }; // written by the walk
  return {
    verdict: 'found',
    at,
    evidence: [
      integrationEvidence(context, 'uri', { label: 'Backend', observed: integrationOf(context)?.uri ?? '' }, at),
      ...complaintEvidence(context),
    ],
    detail: {
      status: context.world.seen.status,
      isHiddenError: false,
      nextApi: nextApiOf(context),
      isUnnamed: apiId === undefined && reason === 'host-missing',
    },
  };
};

const check = (context: CheckContext): Verdict => {
  if (!integrationOf(context)) return { verdict: 'not-applicable' };
  const refused = refusalOfNext(context);
  if (refused) return refused;
  const logged = findBackendInLogs(context);
  const standing = logged?.standing ?? standingOf(context);
  if (!standing || (logged && context.world.seen.kind === 'blocked-by-browser')) return { verdict: 'clear' };
  const address = integrationEvidence(context, 'uri', {
    label: 'Backend',
    observed: integrationOf(context)?.uri ?? '',
  });
  return {
    verdict: 'found',
    standing,
    certainty: logged ? 'certain' : isUntold(context) ? 'possible' : 'likely',
    evidence: [
      ...(logged ? [logged.evidence] : []),
      ...complaintEvidence(context),
      ...headerEvidence(context),
      address,
    ],
    detail: { status: context.world.seen.status, isHiddenError: isHiddenError(context), nextApi: nextApiOf(context) },
  };
};

const nameTheApi: ProposedFix = {
  id: 'name-the-api',
  title: 'Let the integration say which API it calls',
  change: { kind: 'advice' },
  risk: 'safe',
  notes: [
    'Use the default host of that API as the address of the integration, or map integration.request.header.x-apigw-api-id to its id in single quotes; then deploy the stage.',
  ],
};

const explainNext = (
  context: CheckContext,
  { host, isNamed }: NextApi,
  what: string,
): { summary: string; explanation: string } => ({
  summary: `The integration of ${methodName(context)} calls another API Gateway endpoint (${host}), which ${what}.`,
  explanation: `A refusal of the second API comes back through this one and looks like its own. ${isNamed ? '' : 'The request that arrives there names no API (host-header-missing): behind an endpoint or load balancer the integration has to send a Host (or x-apigw-api-id) that does. '}The second API has its own policy, authorization, keys and stage; a private one has to admit the endpoint through which this API arrives, and an IAM method needs a signature of its own.`,
});

/**
 * API Gateway lets the request through and hands on what the backend answers, errors included.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export const answerFromBackend = withV2(answerFromBackendV2, {
  id: 'answer-from-backend',
  title: 'Backend itself gave this answer',
  kind: 'blocking',
  gate: 'response',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: refusals,
  symptom: {
    complaints: ['refused', 'failed', 'wrong-content'],
    texts: ['404 page not found', 'x-amzn-remapped-'],
    statuses: [400, 401, 403, 404, 405, 500, 502, 503],
  },
  needs: ['/api/resources'],
  check,
  explain: ({ at, detail }, context) => {
    const status = typeof detail['status'] === 'number' ? `this ${detail['status']}` : 'this';
    const backend =
      integrationOf(context)?.functionArn?.split(':function:')[1] ?? integrationOf(context)?.uri ?? 'the backend';
    const next = nextApiOf(context);
    if (next && !detail['isHiddenError'])
      return explainNext(context, next, at ? 'refuses the call' : `gives ${status}`);
    return {
      summary: detail['isHiddenError']
        ? `The backend of ${methodName(context)} (${backend}) answers with an error that the default integration response turns into 200.`
        : `The backend of ${methodName(context)} (${backend}) gives ${status} itself; API Gateway passes it on.`,
      explanation: detail['isHiddenError']
        ? 'With a non-proxy integration the status comes from the integration response that is selected, not from the backend. When the only one is the default, an error of the backend is shown as success. Give errors an integration response of their own (4\\d{2}, 5\\d{2}, or the error text of a function).'
        : 'Nothing in the API refuses this request, and the reply lacks the header x-amzn-errortype that API Gateway puts on its own errors. So the request went through to the backend, and the answer (status, body and all) is what the backend wrote. Look there: its routes, its own authorization, its log.',
    };
  },
  fixes: ({ detail }) => [
    ...(detail['isUnnamed'] ? [nameTheApi] : []),
    detail['isHiddenError']
      ? {
          id: 'map-errors',
          title: 'Give backend errors an integration response of their own',
          change: { kind: 'advice' },
          risk: 'needs-review',
          notes: ['A selection pattern such as 4\\d{2} needs a method response with that status too.'],
        }
      : {
          id: 'look-at-backend',
          title: 'Look into the backend: its log of this request says why',
          change: { kind: 'advice' },
          risk: 'safe',
          notes: [
            'Compare the path that it receives with the routes it knows: stage, base path and encoding may differ from what was called.',
          ],
        },
  ],
  fixAvailability: 'always',
  howToSee:
    'Look for x-amzn-errortype in the reply: API Gateway sets it on its own errors. Or log $context.integration.status and $context.error.responseType.',
  why: 'Proxy integrations hand on status, headers and body. A 403 or 404 of the backend looks like one of the API unless its headers are read.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
      proves: 'Headers that API Gateway renames to x-amzn-remapped-… come from an integration.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html',
      proves: '$context.integration.status is what the backend answered.',
    },
  ],
});
