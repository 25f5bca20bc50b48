import type { Evidence, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { listOf, objectOf, textOf } from '../../gates/access/json.ts';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { authorizerAt, authorizerFix, bearerErrorOf, flawsOf, tokenEvidence } from './authorizer-parts.ts';
import { routeName } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const functionOf = ({
  result,
}: Stop): {
  readonly arn?: string;
  readonly sourceArn?: string;
  readonly variable?: string;
  readonly roleArn?: string;
} => {
  const { functionArn, sourceArn, variable, roleArn } = objectOf(result.detail['function']);
  return {
    ...(textOf(functionArn) ? { arn: String(functionArn) } : {}),
    ...(textOf(sourceArn) ? { sourceArn: String(sourceArn) } : {}),
    ...(textOf(variable) ? { variable: String(variable) } : {}),
    ...(textOf(roleArn) ? { roleArn: String(roleArn) } : {}),
  };
};

const functionEvidence = (at: Stop): Evidence[] => {
  const { arn, sourceArn } = functionOf(at);
  if (!arn) return [];
  return [
    {
      label: "Policy of the authorizer's function",
      pointer: toPointer('account', 'functionPolicies', arn),
      observed: 'does not let API Gateway call it as this authorizer',
      expected: sourceArn ?? '',
    },
  ];
};

/** A slash at the end is the difference that is overlooked most. */
const isSlashApart = (a: string, b: string): boolean => a.replace(/\/$/, '') === b.replace(/\/$/, '');

const whyOf = (at: Stop): string => {
  const [flaw] = flawsOf(at);
  const { arn, variable, roleArn } = functionOf(at);
  const { description } = bearerErrorOf(at);
  if (flaw?.kind === 'issuer') {
    const slash = isSlashApart(flaw.issuer, flaw.expected) ? '; the two differ by the slash at the end' : '';
    return `it expects tokens issued by ${flaw.expected}, and this one is issued by ${flaw.issuer}${slash}`;
  }
  if (flaw?.kind === 'audience')
    return `its audience is ${flaw.expected.join(', ')}, and the token's ${flaw.claim} is ${flaw.values.join(', ')}`;
  if (variable) return `its function is named by the stage variable ${variable}, which this stage does not define`;
  if (roleArn) return `its function is called with the role ${roleArn}, which does not let API Gateway do so`;
  if (arn) return `API Gateway may not call its function ${arn.split(':function:')[1] ?? arn}`;
  if (at.result.detail['format']) return 'it asks for simple responses, which format 1.0 does not know';
  return description
    ? `the reply says "${description}"`
    : 'its function fails or answers in another format than it expects';
};

const issuerFix = (context: CheckContext, found: Found): ProposedFix[] => {
  const issuer = found.at && flawsOf(found.at).find((flaw) => flaw.kind === 'issuer');
  if (issuer?.kind !== 'issuer') return [];
  const isSame = isSlashApart(issuer.issuer, issuer.expected);
  const edit = { field: 'JwtConfiguration/Issuer', value: issuer.issuer };
  const notes = isSame
    ? ['The issuer is compared letter by letter with the iss of the token.']
    : [
        'Tokens of the old issuer are refused from then on. If the token comes from the wrong place, get another one instead.',
      ];
  return authorizerFix(context, found, edit, { id: 'set-issuer', title: `Set the issuer to ${issuer.issuer}`, notes });
};

const audienceFix = (context: CheckContext, found: Found): ProposedFix[] => {
  const audience = found.at && flawsOf(found.at).find((flaw) => flaw.kind === 'audience');
  const [value] = audience?.kind === 'audience' ? audience.values : [];
  if (audience?.kind !== 'audience' || value === undefined) return [];
  const edit = { field: 'JwtConfiguration/Audience', value: [...audience.expected, value] };
  const notes = [
    'Everybody with a token for that audience is let in. If the token was made for another client, get one for this API instead.',
  ];
  return authorizerFix(context, found, edit, { id: 'add-audience', title: `Add ${value} to the audience`, notes });
};

const permissionFix = ({ at }: Found, { world }: CheckContext): ProposedFix[] => {
  const { arn, sourceArn } = at ? functionOf(at) : {};
  if (!arn || !sourceArn) return [];
  const fact = world.snapshot.account.functionPolicies[arn];
  const before =
    fact?.state === 'present' ? objectOf(JSON.parse(fact.value)) : { Version: '2012-10-17', Id: 'default' };
  const statement = {
    Sid: 'api-gateway-authorizer',
    Effect: 'Allow',
    Principal: { Service: 'apigateway.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: arn,
    Condition: { ArnLike: { 'AWS:SourceArn': sourceArn } },
  };
  const text = JSON.stringify({ ...before, Statement: [...listOf(before['Statement']), statement] });
  const pointer = toPointer('account', 'functionPolicies', arn);
  const operation =
    fact?.state === 'present'
      ? { op: 'set' as const, path: `${pointer}/value`, value: text }
      : { op: 'set' as const, path: pointer, value: { state: 'present', value: text } };
  return [
    {
      id: 'let-gateway-call',
      title: "Let API Gateway call the authorizer's function",
      change: { kind: 'patch', operations: [operation] },
      risk: 'safe',
      notes: ['Function policies act at once; the API needs no deployment.'],
    },
  ];
};

const formatFix = (context: CheckContext, found: Found): ProposedFix[] =>
  found.at?.result.detail['format']
    ? authorizerFix(
        context,
        found,
        { field: 'AuthorizerPayloadFormatVersion', value: '2.0' },
        {
          id: 'use-format-2',
          title: 'Use payload format 2.0 for the authorizer',
          notes: ['The function then gets another event and may answer { "isAuthorized": true }.'],
        },
      )
    : [];

const compareToken: ProposedFix = {
  id: 'compare-token',
  title: 'Decode the token and write its iss and aud (or client_id) into the authorizer, letter by letter',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: ['If the token was made for another client or by another issuer, get one for this API instead.'],
};

const readLog: ProposedFix = {
  id: 'read-authorizer-log',
  title: "Read the log of the authorizer's function, and log $context.authorizer.error",
  change: { kind: 'advice' },
  risk: 'safe',
  notes: [
    'With simple responses the function returns { "isAuthorized": true }; without them, a policy for the ARN of the route. It has 10 seconds.',
  ],
};

/** A Lambda authorizer that fails is answered 500; nothing but its own log says why. */
const brokenFunction = ({ main, world }: CheckContext): Stop | undefined => {
  const { seen } = world;
  const result = main?.trace.gates.find(({ gate }) => gate === 'authentication');
  const isLambda = main?.journey.v2?.route?.method.authorizationType === 'CUSTOM';
  const isPlain =
    seen.status === 500 && (seen.message === undefined || /^internal server error$/i.test(seen.message.trim()));
  if (!main || !result || !isLambda || !isPlain || result.outcome === 'stopped') return undefined;
  return { simulated: main, result, agreement: 'silent' };
};

/**
 * The authorizer cannot do its work: another issuer or audience than the tokens have, a function that may not be called or
 * answers in another format.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export const authorizerMisconfiguredV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes', '/api/authorizers', '/account/functionPolicies/*'],
  symptom: { texts: ['invalid_token', 'the token does not have a valid audience', 'Internal Server Error'] },
  check: (context) => {
    const at = findAskedStop(context, ['authorizer-misconfigured']);
    if (at) {
      const isToken = flawsOf(at).length > 0 || bearerErrorOf(at).kind !== undefined;
      const shown = isToken ? tokenEvidence(context, at) : functionEvidence(at);
      const { name, pointer } = authorizerAt(at);
      const evidence = shown.length > 0 ? shown : [{ label: `Authorizer ${name}`, pointer }];
      return { verdict: 'found', at, evidence, detail: { name, why: whyOf(at), isToken } };
    }
    const broken = brokenFunction(context);
    if (!broken) return verdictWithoutStop(context, ['authorizer-misconfigured']);
    const { name, pointer } = authorizerAt(broken);
    const evidence = [
      { label: `Authorizer ${name}`, pointer },
      { label: 'Seen', pointer: 'complaint:status', observed: '500' },
    ];
    return { verdict: 'found', standing: 'possible', evidence, detail: { name, why: whyOf(broken), isToken: false } };
  },
  explain: ({ at, detail }, context) => ({
    summary: `Authorizer ${String(detail['name'])} in front of ${routeName(context, at)} cannot work: ${String(detail['why'])}.`,
    explanation: detail['isToken']
      ? "A JWT authorizer compares the token's iss with its issuer letter by letter, and looks for aud (or client_id, where there is no aud) in its audience. What differs is refused with 401 Unauthorized; www-authenticate may say what is wrong."
      : 'API Gateway calls the function with a source ARN of its own (…/authorizers/{id}), so the permission for the routes does not cover it. A call that is not permitted, fails, takes more than 10 seconds or answers in another format than the authorizer expects is answered 500 "Internal Server Error".',
  }),
  fixes: (found, context) => {
    const fixes = [
      ...issuerFix(context, found),
      ...audienceFix(context, found),
      ...permissionFix(found, context),
      ...formatFix(context, found),
    ];
    return fixes.length > 0 ? fixes : [found.detail['isToken'] ? compareToken : readLog];
  },
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
      proves: 'What a JWT authorizer compares.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html',
      proves: 'What a Lambda authorizer of an HTTP API may answer, and that failures give 500.',
    },
  ],
};
