import type { ProposedFix } from '@gatescope/shared';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { editAndDeploy, integrationEvidence, integrationOf, methodName, stageName } from './at-integration.ts';
import { findSeenFailure } from './seen-failure.ts';

const reasons = ['media-type-unsupported'] as const;

const templatesOf = (context: CheckContext, at?: Stop) =>
  integrationOf(context, at)?.running.integration.requestTemplates ?? {};

const typesOf = (context: CheckContext, at?: Stop): string[] => Object.keys(templatesOf(context, at));

const typeText = (at: Stop | undefined): string => {
  const type = at?.result.detail['contentType'];
  return typeof type === 'string' ? type : 'the content type that was sent';
};

const check = (context: CheckContext): Verdict => {
  const at = findAskedStop(context, reasons);
  const logged = findSeenFailure(context, ['media-type']);
  if (!at && !logged) return verdictWithoutStop(context, reasons);
  const behavior = integrationOf(context, at)?.running.integration.passthroughBehavior ?? 'WHEN_NO_MATCH';
  const evidence = [
    ...(logged ? [logged.evidence] : []),
    {
      label: 'Content-Type',
      pointer: 'request:headers.content-type',
      observed: at?.result.detail['isAssumedType'] ? 'not sent: taken as application/json' : typeText(at),
    },
    integrationEvidence(
      context,
      'requestTemplates',
      {
        label: 'Templates of the integration',
        observed: typesOf(context, at).join(', ') || 'none',
        expected: typeText(at),
      },
      at,
    ),
    integrationEvidence(context, 'passthroughBehavior', { label: 'Passthrough behavior', observed: behavior }, at),
  ];
  return {
    verdict: 'found',
    ...(at ? { at } : {}),
    ...(logged ? { standing: logged.standing } : {}),
    evidence,
    detail: { behavior },
  };
};

const fixes = (context: CheckContext, at: Stop | undefined): ProposedFix[] => {
  const [known] = typesOf(context, at);
  const template = known === undefined ? undefined : templatesOf(context, at)[known];
  const type = at?.result.detail['contentType'];
  const name = typeof type === 'string' ? type : undefined;
  const adding =
    name === undefined
      ? []
      : editAndDeploy(
          context,
          [
            {
              field: `/methodIntegration/requestTemplates/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
              value: template ?? '$input.body',
            },
          ],
          at,
        );
  const passing = editAndDeploy(
    context,
    [{ field: '/methodIntegration/passthroughBehavior', value: 'WHEN_NO_MATCH' }],
    at,
  );
  return [
    ...(known && known !== '$default'
      ? [
          {
            id: 'send-known-type',
            title: `Send the body as ${known}`,
            change: { kind: 'request' as const, headers: { 'content-type': known } },
            risk: 'safe' as const,
            notes: ['Right where the caller sends that type anyway and only names it wrongly.'],
            owner: 'caller',
          },
        ]
      : []),
    ...(adding.length > 0
      ? [
          {
            id: 'add-template',
            title: `Add a template for ${name}`,
            change: { kind: 'patch' as const, operations: adding },
            risk: 'needs-review' as const,
            notes: [
              'The template is a copy; write it for this type: $input.json reads JSON only, $input.body is the text as it came.',
            ],
          },
        ]
      : []),
    ...(passing.length > 0
      ? [
          {
            id: 'pass-through',
            title: 'Hand on bodies for which there is no template',
            change: { kind: 'patch' as const, operations: passing },
            risk: 'needs-review' as const,
            notes: ['Every other content type then reaches the backend unchanged.'],
          },
        ]
      : []),
  ];
};

/**
 * A non-proxy integration chooses its template by Content-Type; without one, `passthroughBehavior` NEVER (or
 * WHEN_NO_TEMPLATES where there are others) refuses the request with 415.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
 */
export const unsupportedMediaType = defineFailureMode({
  id: 'unsupported-media-type',
  title: 'Integration has no template for this content type',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST'],
  explains: reasons,
  symptom: { complaints: ['refused'], texts: ['Unsupported Media Type'], statuses: [415] },
  needs: ['/api/resources'],
  check,
  explain: ({ at, detail }, context) => ({
    summary: `${methodName(context, at)} on stage ${stageName(context, at)} has no template for ${typeText(at)} and refuses it.`,
    explanation: `The integration maps the body with a template that is chosen by the Content-Type header (application/json when there is none). It has templates for ${typesOf(context, at).join(', ') || 'no type'}, and its passthrough behavior is ${String(detail['behavior'])}, so any other type is refused with 415 before the backend is called.`,
  }),
  fixes: ({ at }, context) => fixes(context, at),
  fixAvailability: 'sometimes',
  howToSee:
    'Read requestTemplates and passthroughBehavior with apigateway get-integration and compare them with the Content-Type that is sent.',
  why: 'A template reads the body in one format. API Gateway rather refuses other formats than hand the backend something that was not mapped, unless it is told to.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html',
      proves: 'NEVER and WHEN_NO_TEMPLATES answer 415 to content types without a template.',
    },
  ],
});
