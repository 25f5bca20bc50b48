import type { Evidence, Method, ProposedFix } from '@gatescope/shared';
import { savedMethodPointer } from '../../gates/integration/running-integration.ts';
import { entriesOf } from '../../gates/integration/select-response.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { causeOf, complaintEvidence, editAndDeploy, findIntegrationStop, integrationEvidence, integrationOf, methodName, stageName, verdictWithoutStop } from './at-integration.ts';
import { findSeenFailure } from './seen-failure.ts';

const reasons = ['mapping-fails'] as const;

const detailText = (at: Stop | undefined, name: string): string => {
  const value = at?.result.detail[name];
  return typeof value === 'string' ? value : '';
};

const patternsOf = (context: CheckContext, at: Stop | undefined): string => {
  const running = integrationOf(context, at)?.running;
  const entries = running ? entriesOf(running.integration) : [];
  return entries.map(({ key, response }) => `${response.statusCode ?? key} for ${response.selectionPattern ? `"${response.selectionPattern}"` : 'everything else'}`).join(', ') || 'none';
};

const evidenceOf = (context: CheckContext, at: Stop | undefined): Evidence[] => {
  const integration = integrationOf(context, at)?.running.integration;
  const templates = Object.keys(integration?.requestTemplates ?? {}).join(', ') || 'none';
  const content = { label: 'Content-Type', pointer: 'request:headers.content-type', observed: detailText(at, 'contentType') || 'not sent' };
  switch (causeOf(at)) {
    case 'body-not-transformable':
      return [
        { label: 'Binary media types', pointer: '/api/restApi/value/binaryMediaTypes', observed: detailText(at, 'binaryType') },
        content,
        integrationEvidence(context, 'contentHandling', { label: 'Content handling of the integration', observed: integration?.contentHandling ?? 'not set', expected: 'CONVERT_TO_TEXT' }, at),
      ];
    case 'mock-status-missing':
      return [content, integrationEvidence(context, 'requestTemplates', { label: 'Request templates', observed: templates, expected: 'a template that yields {"statusCode": 200}' }, at)];
    case 'response-unmatched':
      return [integrationEvidence(context, 'integrationResponses', { label: 'Integration responses', observed: patternsOf(context, at), expected: 'one without a pattern, as the default' }, at)];
    case 'method-response-missing':
      return [integrationEvidence(context, 'integrationResponses', { label: 'Integration response', observed: detailText(at, 'status') }, at), { label: 'Method responses', pointer: integrationOf(context, at)?.running.methodPointer ?? 'trace:response', expected: detailText(at, 'status') }];
    default:
      return [integrationEvidence(context, '', { label: 'Integration', observed: integration?.type ?? '' }, at)];
  }
};

const check = (context: CheckContext): Verdict => {
  const at = findIntegrationStop(context, reasons);
  const logged = findSeenFailure(context, ['request-mapping', 'response-mapping', 'mock-status']);
  if (!at && !logged) return verdictWithoutStop(context, reasons);
  return {
    verdict: 'found',
    ...(at ? { at } : {}),
    ...(logged ? { standing: logged.standing } : {}),
    evidence: [...(logged ? [logged.evidence] : []), ...evidenceOf(context, at), ...complaintEvidence(context)],
    detail: { text: logged?.text },
  };
};

const explainReason = (context: CheckContext, at: Stop | undefined, text: unknown): { summary: string; explanation: string } => {
  const name = methodName(context, at);
  switch (causeOf(at)) {
    case 'body-not-transformable':
      return {
        summary: `The body of ${name} counts as binary (${detailText(at, 'binaryType')}), and its template cannot read it.`,
        explanation: 'A request whose content type is among the binary media types is handed on as bytes. A mapping template needs text, so the integration fails with "Unable to transform request" and the caller gets 500. With */* every request counts as binary, also one without a body; the integration then needs contentHandling CONVERT_TO_TEXT.',
      };
    case 'mock-status-missing':
      return {
        summary: `The mock integration of ${name} gets no statusCode for ${detailText(at, 'contentType')}.`,
        explanation: 'A mock takes its status from the body that its request template yields. No template matches this content type (or the one that does yields no statusCode), so the body reaches the mock as it came and the call fails with "Unable to parse statusCode", which callers see as 500.',
      };
    case 'response-unmatched':
      return {
        summary: `No integration response of ${name} matches what the backend answers, and none is the default.`,
        explanation: `A non-proxy integration chooses its response by selection pattern: ${patternsOf(context, at)}. What matches none goes to the response without a pattern. There is none, so API Gateway answers 500 although the backend may have succeeded.`,
      };
    case 'method-response-missing':
      return {
        summary: `${name} has no method response for ${detailText(at, 'status')}, to which its integration response leads.`,
        explanation: 'Each integration response leads to a status code for which the method has to declare a response. Where the declaration is missing, API Gateway answers 500 "Internal server error" instead.',
      };
    default:
      return {
        summary: `A mapping of ${name} fails: ${typeof text === 'string' ? text : 'a template or mapping'}${typeof text === 'string' && text.endsWith('.') ? '' : '.'}`,
        explanation: 'A non-proxy integration maps request and response with templates. When one cannot be applied, API Gateway answers 500 "Internal server error" and writes the reason to the execution log.',
      };
  }
};

const withDefaultResponse = (method: Method): Method => ({
  ...method,
  methodResponses: { ...method.methodResponses, '200': method.methodResponses?.['200'] ?? { statusCode: '200' } },
  methodIntegration: {
    ...method.methodIntegration,
    integrationResponses: { ...method.methodIntegration?.integrationResponses, '200': { ...method.methodIntegration?.integrationResponses?.['200'], statusCode: '200', selectionPattern: '' } },
  },
});

const withMethodResponse = (method: Method, status: string): Method => ({ ...method, methodResponses: { ...method.methodResponses, [status]: { statusCode: status } } });

const replaceMethod = (context: CheckContext, at: Stop | undefined, change: (method: Method) => Method): ProposedFix['change'] => {
  const route = (at?.simulated ?? context.main)?.journey.route?.method;
  const pointer = route ? savedMethodPointer(context.world.snapshot, route) : undefined;
  if (!route?.saved || !pointer) return { kind: 'advice' };
  return { kind: 'patch', operations: [{ op: 'set', path: pointer, value: change(route.saved) }, { op: 'deploy', stage: stageName(context, at) }] };
};

const patchOr = (operations: ReturnType<typeof editAndDeploy>): ProposedFix['change'] => (operations.length > 0 ? { kind: 'patch', operations } : { kind: 'advice' });

const fixesOf = (context: CheckContext, at: Stop | undefined): ProposedFix[] => {
  const templates = integrationOf(context, at)?.running.integration.requestTemplates ?? {};
  const type = detailText(at, 'contentType').replaceAll('/', '~1');
  switch (causeOf(at)) {
    case 'body-not-transformable':
      return [
        { id: 'convert-to-text', title: 'Let the integration read the body as text', change: patchOr(editAndDeploy(context, [{ field: '/methodIntegration/contentHandling', value: 'CONVERT_TO_TEXT' }], at)), risk: 'safe', notes: ['For mocks and VPC links the console does not offer this setting; CLI, SDK and templates do.'] },
        { id: 'name-binary-types', title: 'Name the binary media types instead of */*', change: { kind: 'advice' }, risk: 'needs-review', notes: ['Browsers put other types first in Accept, which is why */* is used for pictures.'] },
      ];
    case 'mock-status-missing': {
      const template = Object.values(templates).find((text) => text?.includes('statusCode')) ?? '{"statusCode": 200}';
      return [{ id: 'add-template', title: `Add a request template for ${detailText(at, 'contentType')}`, change: patchOr(editAndDeploy(context, [{ field: `/methodIntegration/requestTemplates/${type}`, value: template }], at)), risk: 'safe', notes: ['Or leave the Content-Type header out of requests that have no body.'] }];
    }
    case 'response-unmatched':
      return [{ id: 'add-default-response', title: 'Make the 200 response the default', change: replaceMethod(context, at, withDefaultResponse), risk: 'needs-review', notes: ['The default also takes errors that no pattern matches; give these patterns of their own.'] }];
    case 'method-response-missing':
      return [{ id: 'add-method-response', title: `Declare the method response ${detailText(at, 'status')}`, change: replaceMethod(context, at, (method) => withMethodResponse(method, detailText(at, 'status'))), risk: 'safe', notes: [] }];
    default:
      return [];
  }
};

/**
 * Templates and response mappings of non-proxy integrations fail as a configuration error: 500, reason in the log.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
 */
export const integrationMappingFails = defineFailureMode({
  id: 'integration-mapping-fails',
  title: 'Request or response mapping of the integration fails',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST'],
  explains: reasons,
  symptom: { complaints: ['failed', 'blocked-by-browser'], texts: ['Internal server error', 'Unable to transform request', 'No match for output mapping and no default output mapping configured', 'Output mapping refers to an invalid method response', 'Unable to parse statusCode'], statuses: [500] },
  needs: ['/api/resources', '/api/restApi'],
  check,
  explain: ({ at, detail }, context) => explainReason(context, at, detail['text']),
  fixes: ({ at }, context) => fixesOf(context, at),
  fixAvailability: 'sometimes',
  howToSee: 'Test the method in the console (or apigateway test-invoke-method): its log names the mapping that fails.',
  why: 'A mapping is applied only when a request arrives; nothing checks it against real bodies and statuses before.',
  docs: [
    { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html', proves: 'A response without a pattern is the default; a mapping needs a declared method response.' },
    { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html', proves: 'What counts as binary is handed on as bytes unless contentHandling converts it.' },
  ],
});
