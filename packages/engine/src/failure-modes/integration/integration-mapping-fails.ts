import type { Evidence, ProposedFix } from '@gatescope/shared';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, FailureMode, Verdict } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { causeOf, complaintEvidence, detailText, integrationEvidence, integrationOf } from './at-integration.ts';
import { mappingFixes } from './mapping-fixes.ts';
import { explainMapping, patternsOf } from './mapping-words.ts';
import { findSeenFailure } from './seen-failure.ts';
import { explainRefusal, findTemplateRefusal } from './template-refusal.ts';
import type { WholeAnswer } from './whole-answer.ts';
import { explainUnmapped, findUnmappedAnswer } from './whole-answer.ts';
import { mappingSetup } from '../setup/integration-setup-parts.ts';
import { integrationMappingFailsV2 } from '../v2/integration-mapping-fails.ts';
import { withV2 } from '../v2/with-v2.ts';

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

const checkRefusal = (context: CheckContext): Verdict | undefined => {
  const refusal = findTemplateRefusal(context);
  if (!refusal) return undefined;
  const templates = integrationEvidence(context, 'requestTemplates', {
    label: 'Request templates',
    observed: Object.keys(integrationOf(context)?.running.integration.requestTemplates ?? {}).join(', ') || 'none',
  });
  const evidence = [refusal.evidence, templates];
  return {
    verdict: 'found',
    standing: 'specific',
    evidence,
    detail: { refused: refusal.words, passedBy: refusal.passedBy },
  };
};

const checkUnmapped = (context: CheckContext): Verdict | undefined => {
  const answer = context.world.seen.isEmpty ? undefined : findUnmappedAnswer(context);
  if (!answer) return undefined;
  const { kind, observed, evidence } = answer;
  return { verdict: 'found', standing: 'specific', evidence, detail: { unmapped: { kind, observed } } };
};

const unmappedOf = (detail: Readonly<Record<string, unknown>>): Pick<WholeAnswer, 'kind' | 'observed'> | undefined => {
  const { unmapped } = detail;
  return typeof unmapped === 'object' && unmapped !== null && 'kind' in unmapped && 'observed' in unmapped
    ? { kind: unmapped.kind === 'envelope' ? 'envelope' : 'error', observed: String(unmapped.observed) }
    : undefined;
};

const passedByOf = ({ passedBy }: Readonly<Record<string, unknown>>): string | undefined =>
  typeof passedBy === 'string' ? passedBy : undefined;

const takeType = (type: string): ProposedFix => ({
  id: 'take-type',
  title: `Add a request template for ${type}, or refuse what has none`,
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: ['passthroughBehavior NEVER answers other types with 415; the change needs a deployment.'],
});

const explain: FailureMode['explain'] = ({ at, detail }, context) => {
  const unmapped = unmappedOf(detail);
  if (unmapped) return explainUnmapped(context, unmapped);
  return typeof detail['refused'] === 'string'
    ? explainRefusal(context, detail['refused'], passedByOf(detail))
    : explainMapping(context, at, detail['text']);
};

const mapErrors: ProposedFix = {
  id: 'map-errors',
  title: 'Give an integration response a pattern that matches the error, and declare its status',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    'The pattern has to match the whole errorMessage; (\\n|.)+ takes every error.',
    'Or make it a proxy integration, and let the function write statusCode, headers and body itself.',
  ],
};

const check = (context: CheckContext): Verdict => {
  const at = findAskedStop(context, reasons);
  const logged = findSeenFailure(context, ['request-mapping', 'response-mapping', 'mock-status']);
  if (!at && !logged) return checkRefusal(context) ?? checkUnmapped(context) ?? verdictWithoutStop(context, reasons);
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
export const integrationMappingFails = withV2(integrationMappingFailsV2, {
  id: 'integration-mapping-fails',
  title: 'Request or response mapping of the integration fails',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST'],
  explains: reasons,
  symptom: {
    complaints: ['failed', 'blocked-by-browser', 'wrong-content'],
    texts: [
      'Internal server error',
      'Unable to transform request',
      'No match for output mapping and no default output mapping configured',
      'Output mapping refers to an invalid method response',
      'Unable to parse statusCode',
    ],
    statuses: [500],
  },
  setup: mappingSetup,
  needs: ['/api/resources', '/api/restApi'],
  check,
  explain,
  fixes: ({ at, detail }, context) => {
    const type = passedByOf(detail);
    if (type !== undefined) return [takeType(type)];
    return unmappedOf(detail) ? [mapErrors] : mappingFixes(context, at);
  },
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
