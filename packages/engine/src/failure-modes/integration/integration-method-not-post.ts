import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { editAndDeploy, integrationEvidence, methodName } from './at-integration.ts';
import { integrationVerbSetup } from '../setup/api-setup-parts.ts';

const reasons = ['lambda-method-not-post'] as const;

/**
 * Lambda's invoke action takes POST whatever the verb of the method in front is.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html
 */
export const integrationMethodNotPost = defineFailureMode({
  id: 'integration-method-not-post',
  title: 'Lambda integration calls the function with another verb than POST',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST', 'WEBSOCKET'],
  explains: reasons,
  symptom: {
    complaints: ['failed', 'blocked-by-browser'],
    texts: ['Internal server error', 'Unable to determine service/operation name to be authorized'],
    statuses: [500, 502],
  },
  setup: integrationVerbSetup,
  needs: ['/api/resources'],
  check: (context) => {
    const at = findAskedStop(context, reasons);
    if (!at) return verdictWithoutStop(context, reasons);
    const httpMethod = String(at.result.detail['httpMethod']);
    return {
      verdict: 'found',
      at,
      evidence: [
        integrationEvidence(
          context,
          'httpMethod',
          { label: 'HTTP method of the integration', observed: httpMethod, expected: 'POST' },
          at,
        ),
      ],
      detail: { httpMethod },
    };
  },
  explain: ({ detail, at }, context) => ({
    summary: `The integration of ${methodName(context, at)} calls the function with ${String(detail['httpMethod'])} instead of POST.`,
    explanation:
      'The verb of the method (what callers use) and the HTTP method of the integration (what API Gateway uses towards Lambda) are two settings. Invoking a function is always a POST; with any other verb Lambda does not recognise the call and API Gateway answers 500 "Internal server error".',
  }),
  fixes: ({ at }, context) => {
    const operations = editAndDeploy(context, [{ field: '/methodIntegration/httpMethod', value: 'POST' }], at);
    if (operations.length === 0) return [];
    return [
      {
        id: 'use-post',
        title: 'Set the HTTP method of the integration to POST',
        change: { kind: 'patch', operations },
        risk: 'safe',
        notes: ['Callers keep their verb: it is the method in front that they see.'],
      },
    ];
  },
  fixAvailability: 'always',
  howToSee: 'Read the integration with apigateway get-integration: httpMethod must be POST where uri names a function.',
  why: 'Templates and OpenAPI files that copy the verb of the method into the integration produce this; the console sets POST by itself.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html',
      proves: 'The integration HTTP method of a Lambda integration must be POST.',
    },
  ],
});
