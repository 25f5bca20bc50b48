import type { Evidence } from '@gatescope/shared';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import {
  causeOf,
  complaintEvidence,
  detailText,
  findIntegrationStop,
  integrationEvidence,
  integrationOf,
  verdictWithoutStop,
} from './at-integration.ts';
import { mappingFixes } from './mapping-fixes.ts';
import { explainMapping, patternsOf } from './mapping-words.ts';
import { findSeenFailure } from './seen-failure.ts';

const reasons = ['mapping-fails'] as const;

const evidenceOf = (context: CheckContext, at: Stop | undefined): Evidence[] => {
  const integration = integrationOf(context, at)?.running.integration;
  const templates = Object.keys(integration?.requestTemplates ?? {}).join(', ') || 'none';
  const content = {
    label: 'Content-Type',
    pointer: 'request:headers.content-type',
    observed: detailText(at, 'contentType') || 'not sent',
  };
  switch (causeOf(at)) {
    case 'body-not-transformable':
      return [
        {
          label: 'Binary media types',
          pointer: '/api/restApi/value/binaryMediaTypes',
          observed: detailText(at, 'binaryType'),
        },
        content,
        integrationEvidence(
          context,
          'contentHandling',
          {
            label: 'Content handling of the integration',
            observed: integration?.contentHandling ?? 'not set',
            expected: 'CONVERT_TO_TEXT',
          },
          at,
        ),
      ];
    case 'mock-status-missing':
      return [
        content,
        integrationEvidence(
          context,
          'requestTemplates',
          { label: 'Request templates', observed: templates, expected: 'a template that yields {"statusCode": 200}' },
          at,
        ),
      ];
    case 'response-unmatched':
      return [
        integrationEvidence(
          context,
          'integrationResponses',
          {
            label: 'Integration responses',
            observed: patternsOf(context, at),
            expected: 'one without a pattern, as the default',
          },
          at,
        ),
      ];
    case 'method-response-missing':
      return [
        integrationEvidence(
          context,
          'integrationResponses',
          { label: 'Integration response', observed: detailText(at, 'status') },
          at,
        ),
        {
          label: 'Method responses',
          pointer: integrationOf(context, at)?.running.methodPointer ?? 'trace:response',
          expected: detailText(at, 'status'),
        },
      ];
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
  symptom: {
    complaints: ['failed', 'blocked-by-browser'],
    texts: [
      'Internal server error',
      'Unable to transform request',
      'No match for output mapping and no default output mapping configured',
      'Output mapping refers to an invalid method response',
      'Unable to parse statusCode',
    ],
    statuses: [500],
  },
  needs: ['/api/resources', '/api/restApi'],
  check,
  explain: ({ at, detail }, context) => explainMapping(context, at, detail['text']),
  fixes: ({ at }, context) => mappingFixes(context, at),
  fixAvailability: 'sometimes',
  howToSee: 'Test the method in the console (or apigateway test-invoke-method): its log names the mapping that fails.',
  why: 'A mapping is applied only when a request arrives; nothing checks it against real bodies and statuses before.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html',
      proves: 'A response without a pattern is the default; a mapping needs a declared method response.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html',
      proves: 'What counts as binary is handed on as bytes unless contentHandling converts it.',
    },
  ],
});
