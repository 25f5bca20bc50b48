import type { Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { TokenFlaw } from '../../gates/access/cognito-token.ts';
import { listOf, objectOf, textOf } from '../../gates/access/json.ts';
import { readAuthorizerFailure } from '../../logs/authorizer-failure.ts';
import { seenLogs } from '../../logs/seen-logs.ts';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Standing, Verdict } from '../failure-mode.ts';
import { isAboutRequest } from '../integration/seen-failure.ts';
import type { Stop } from '../stop.ts';
import { lambdaAuthorizerOf } from './lambda-authorizer.ts';
import { issuerFix, permissionFix } from './mend-authorizer.ts';
import { nameOfMethod } from './method-evidence.ts';
import { authorizerMisconfiguredV2 } from '../v2/authorizer-misconfigured.ts';
import { withV2 } from '../v2/with-v2.ts';
import { authorizerSetup } from '../setup/setup-parts.ts';

const issuerFlaw = ({ result }: Stop): Extract<TokenFlaw, { kind: 'issuer' }> | undefined =>
  // The authentication gate's own JSON; a trace carries it untyped.
  (listOf(result.detail['flaws']) as readonly TokenFlaw[]).find((flaw) => flaw.kind === 'issuer');

const roleWords: Readonly<Record<string, string>> = {
  'no-role': 'does not exist',
  'not-assumable': 'does not trust apigateway.amazonaws.com',
  'no-allow': 'does not allow lambda:InvokeFunction for it',
};

const atStop = (at: Stop): Verdict => {
  const { authorizer, authorizerName } = at.result.detail;
  const pointer = String(authorizer);
  const issuer = issuerFlaw(at);
  const access = objectOf(at.result.detail['function']);
  const functionArn = textOf(access['functionArn']);
  const variable = textOf(access['variable']);
  const roleArn = textOf(access['roleArn']);
  const roleFlaw = roleWords[String(access['flaw'])] ?? '';
  const evidence: Evidence[] = [
    ...(roleArn
      ? [
          {
            label: 'Role of the authorizer',
            pointer: toPointer('account', access['flaw'] === 'no-allow' ? 'identityPolicies' : 'roles', roleArn),
            observed: roleFlaw,
            expected: `trust in apigateway.amazonaws.com, and lambda:InvokeFunction for ${String(access['called'])}`,
          },
        ]
      : []),
    ...(issuer
      ? [
          {
            label: 'User pools of the authorizer',
            pointer,
            within: 'providerARNs',
            observed: issuer.expected.join(', '),
            expected: issuer.issuer,
          },
        ]
      : []),
    ...(functionArn
      ? [
          {
            label: "Policy of the authorizer's function",
            pointer: toPointer('account', 'functionPolicies', functionArn),
            observed: 'does not let API Gateway call it as this authorizer',
            expected: textOf(access['sourceArn']) ?? '',
          },
        ]
      : []),
    ...(variable
      ? [
          {
            label: 'Stage variable in authorizerUri',
            pointer,
            within: 'authorizerUri',
            observed: `\${stageVariables.${variable}}`,
            expected: `a value for ${variable} on this stage`,
          },
        ]
      : []),
  ];
  const why = issuer
    ? `it trusts ${issuer.expected.join(', ')}, and the token is issued by ${issuer.issuer}`
    : functionArn
      ? `API Gateway may not call its function ${functionArn}`
      : roleArn
        ? `its function ${String(access['called'])} is called with the role ${roleArn}, which ${roleFlaw}`
        : variable
          ? `its function is named by the stage variable ${variable}, which this stage does not define`
          : 'it cannot be called as configured';
  return {
    verdict: 'found',
    at,
    evidence: evidence.length > 0 ? evidence : [{ label: 'Authorizer', pointer, observed: String(authorizerName) }],
    detail: {
      name: authorizerName,
      pointer,
      why,
      method: nameOfMethod(at.simulated),
      stage: at.simulated.journey.arrival?.stageName,
      issuer: issuer?.issuer ?? null,
      functionArn: functionArn ?? null,
      sourceArn: textOf(access['sourceArn']) ?? null,
    },
  };
};

const isBrokenReply = ({ world: { seen } }: CheckContext): boolean =>
  /^Authorizer(?:Configuration|Failure)Exception$/i.test(seen.errorType ?? '') ||
  ((seen.status === 500 || seen.status === undefined) && seen.messageKey === 'message' && seen.message === 'null');

/** A log line that tells it; one of another call counts as much where it names the authorizer of this route. */
const findLogged = (
  context: CheckContext,
  authorizerId: string | undefined,
): { readonly standing: Standing; readonly evidence: Evidence } | undefined => {
  const { world } = context;
  if (world.seen.isEmpty) return undefined;
  for (const { observation, record } of seenLogs(world).executions) {
    const failure = readAuthorizerFailure(record);
    if (!failure || !isAboutRequest(context, record)) continue;
    const isSame = observation.relation === 'same-route' || failure.authorizerId === authorizerId;
    return {
      standing: observation.relation === 'this-request' ? 'observed' : isSame ? 'specific' : 'possible',
      evidence: {
        label: 'Execution log',
        pointer: `observation:${observation.id}`,
        within: `line ${failure.line.index + 1}`,
        observed: failure.line.text,
      },
    };
  }
  return undefined;
};

/**
 * 500 with a null message, or a log line: API Gateway could not call the function, or did not understand what it
 * returned.
 */
const fromReply = (context: CheckContext): Verdict => {
  const { world, main } = context;
  const found = main && lambdaAuthorizerOf(world, main);
  const isBroken = isBrokenReply(context);
  const logged = found && findLogged(context, found.authorizer.id);
  if (!main || !(isBroken || logged)) return verdictWithoutStop(context, ['authorizer-misconfigured']);
  if (!found) return { verdict: 'clear' };
  const name = found.authorizer.name ?? found.authorizer.id;
  return {
    verdict: 'found',
    standing: logged && !(isBroken && logged.standing === 'possible') ? logged.standing : 'specific',
    evidence: [
      ...(isBroken
        ? [{ label: 'Reply', pointer: 'complaint:body', observed: world.seen.bodyText ?? world.seen.errorType ?? '' }]
        : []),
      ...(logged ? [logged.evidence] : []),
      {
        label: `Authorizer ${name}`,
        pointer: found.pointer,
        within: 'authorizerUri',
        observed: found.authorizer.authorizerUri ?? '',
      },
    ],
    detail: {
      name,
      pointer: found.pointer,
      why: 'its function fails, times out, may not be called, or returns something that is no policy',
      method: nameOfMethod(main),
      stage: main.journey.arrival?.stageName,
      issuer: null,
      functionArn: null,
      sourceArn: null,
    },
  };
};

/**
 * The authorizer itself cannot do its work: API Gateway may not call its function or cannot read what it returns (500 with
 * a null message), or it trusts another issuer than the one whose tokens callers have.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const authorizerMisconfigured = withV2(authorizerMisconfiguredV2, {
  id: 'authorizer-misconfigured',
  title: 'Authorizer cannot work as configured',
  kind: 'blocking',
  gate: 'authentication',
  apis: ['REST'],
  explains: ['authorizer-misconfigured'],
  symptom: {
    complaints: ['failed', 'refused', 'blocked-by-browser'],
    texts: ['{"message":null}', 'Unauthorized'],
    statuses: [500, 401],
  },
  needs: [
    '/api/stages',
    '/api/deployed/*',
    '/api/resources',
    '/api/authorizers',
    '/account/functionPolicies/*',
    '/account/roles/*',
    '/account/identityPolicies/*',
  ],
  setup: authorizerSetup,
  check: (context) => {
    const at = findAskedStop(context, ['authorizer-misconfigured']);
    return at && at.result.outcome === 'stopped' ? atStop(at) : fromReply(context);
  },
  explain: ({ detail }) => ({
    summary: `Authorizer ${String(detail['name'])} in front of ${String(detail['method'])} cannot work: ${String(detail['why'])}.`,
    explanation:
      'With a Lambda authorizer API Gateway answers 500 and a null message when it may not call the function, when the function raises anything but "Unauthorized", or when it returns no valid policy. With a user pool it answers 401 to every token of another issuer, however valid it is there.',
  }),
  fixes: (found, context) => {
    const fixes = [...permissionFix(found, context), ...issuerFix(found, context)];
    if (fixes.length > 0) return fixes;
    return [
      {
        id: 'test-authorizer',
        title: 'Test the authorizer by itself and read the log of its function',
        change: { kind: 'advice' },
        risk: 'safe',
        notes: [
          "'aws apigateway test-invoke-authorizer' shows what it answers; the function has to return principalId and policyDocument.",
        ],
      },
    ];
  },
  fixAvailability: 'always',
  howToSee:
    "'aws lambda get-policy' of the function for a statement with the authorizer's ARN as source; 'aws apigateway get-authorizers' for providerARNs.",
  why: 'An authorizer is called with a source ARN of its own (…/authorizers/{id}), so the permission for the method integrations does not cover it.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html',
      proves: 'AUTHORIZER_CONFIGURATION_ERROR and AUTHORIZER_FAILURE.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html',
      proves: 'What a Lambda authorizer has to return and how it is permitted.',
    },
  ],
});
