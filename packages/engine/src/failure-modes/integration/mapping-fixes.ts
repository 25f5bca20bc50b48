import type { Method, ProposedFix } from '@gatescope/shared';
import { savedMethodPointer } from '../../gates/integration/running-integration.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { causeOf, detailText, editAndDeploy, integrationOf, stageName } from './at-integration.ts';

const withDefaultResponse = (method: Method): Method => ({
  ...method,
  methodResponses: { ...method.methodResponses, '200': method.methodResponses?.['200'] ?? { statusCode: '200' } },
  methodIntegration: {
    ...method.methodIntegration,
    integrationResponses: {
      ...method.methodIntegration?.integrationResponses,
      '200': { ...method.methodIntegration?.integrationResponses?.['200'], statusCode: '200', selectionPattern: '' },
    },
  },
});

const withMethodResponse = (method: Method, status: string): Method => ({
  ...method,
  methodResponses: { ...method.methodResponses, [status]: { statusCode: status } },
});

const replaceMethod = (
  context: CheckContext,
  at: Stop | undefined,
  change: (method: Method) => Method,
): ProposedFix['change'] => {
  const route = (at?.simulated ?? context.main)?.journey.route?.method;
  const pointer = route ? savedMethodPointer(context.world.snapshot, route) : undefined;
  if (!route?.saved || !pointer) return { kind: 'advice' };
  return {
    kind: 'patch',
    operations: [
      { op: 'set', path: pointer, value: change(route.saved) },
      { op: 'deploy', stage: stageName(context, at) },
    ],
  };
};

const patchOr = (operations: ReturnType<typeof editAndDeploy>): ProposedFix['change'] =>
  operations.length > 0 ? { kind: 'patch', operations } : { kind: 'advice' };

/** The status of a mock as the number that it has to be. */
const withNumber = (template: string): string => template.replace(/(statusCode["']?\s*:\s*)["'](\d+)["']/, '$1$2');

/** What puts a failing mapping right; nothing where only a log line tells of it. */
export const mappingFixes = (context: CheckContext, at: Stop | undefined): ProposedFix[] => {
  const templates = integrationOf(context, at)?.running.integration.requestTemplates ?? {};
  const type = detailText(at, 'contentType').replaceAll('/', '~1');
  switch (causeOf(at)) {
    case 'body-not-transformable':
      return [
        {
          id: 'convert-to-text',
          title: 'Let the integration read the body as text',
          change: patchOr(
            editAndDeploy(context, [{ field: '/methodIntegration/contentHandling', value: 'CONVERT_TO_TEXT' }], at),
          ),
          risk: 'safe',
          notes: ['For mocks and VPC links the console does not offer this setting; CLI, SDK and templates do.'],
        },
        {
          id: 'name-binary-types',
          title: 'Name the binary media types instead of */*',
          change: { kind: 'advice' },
          risk: 'needs-review',
          notes: ['Browsers put other types first in Accept, which is why */* is used for pictures.'],
        },
      ];
    case 'mock-status-missing': {
      const isQuoted = at?.result.detail['isQuoted'] === true;
      const template = withNumber(
        Object.values(templates).find((text) => text?.includes('statusCode')) ?? '{"statusCode": 200}',
      );
      return [
        {
          id: 'add-template',
          title: isQuoted
            ? 'Write the statusCode without quotation marks'
            : `Add a request template for ${detailText(at, 'contentType')}`,
          change: patchOr(
            editAndDeploy(context, [{ field: `/methodIntegration/requestTemplates/${type}`, value: template }], at),
          ),
          risk: 'safe',
          notes: isQuoted ? [] : ['Or leave the Content-Type header out of requests that have no body.'],
        },
      ];
    }
    case 'response-unmatched':
      return [
        {
          id: 'add-default-response',
          title: 'Make the 200 response the default',
          change: replaceMethod(context, at, withDefaultResponse),
          risk: 'needs-review',
          notes: ['The default also takes errors that no pattern matches; give these patterns of their own.'],
        },
      ];
    case 'method-response-missing':
      return [
        {
          id: 'add-method-response',
          title: `Declare the method response ${detailText(at, 'status')}`,
          change: replaceMethod(context, at, (method) => withMethodResponse(method, detailText(at, 'status'))),
          risk: 'safe',
          notes: [],
        },
      ];
    default:
      return [];
  }
};
