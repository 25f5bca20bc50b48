import { partitionOf } from '@gatescope/shared';
import type { Evidence } from '@gatescope/shared';
import { isPrivateApi } from '../../gates/access/is-private-api.ts';
import type { CheckContext, Standing, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';

/** What API Gateway writes there: a policy's refusal without its text. */
const isNullRefusal = ({ world: { seen } }: CheckContext): boolean =>
  (seen.status === undefined || seen.status === 403) && seen.messageKey === 'Message' && seen.message === undefined;

/** HTTP APIs say no more than this, whatever refuses. */
const isPlainRefusal = ({ world: { seen, snapshot } }: CheckContext): boolean =>
  snapshot.target.kind === 'HTTP' && seen.status === 403 && seen.message === 'Forbidden';

const typeOf = ({ main }: CheckContext): string | undefined =>
  (main?.journey.route ?? main?.journey.v2?.route)?.method.authorizationType;

const isPrivate = ({ world: { snapshot } }: CheckContext): boolean =>
  snapshot.api.kind === 'REST' && snapshot.api.restApi.state === 'present' && isPrivateApi(snapshot.api.restApi.value);

const standingOf = (context: CheckContext): Standing | undefined => {
  const type = typeOf(context);
  const isOpen = type === undefined || type === 'NONE' || type === 'CUSTOM';
  if (isPrivate(context) || !isOpen) return undefined;
  if (isNullRefusal(context)) return 'specific';
  return isPlainRefusal(context) && type !== undefined ? 'possible' : undefined;
};

const check = (context: CheckContext): Verdict => {
  const { region } = context.world.snapshot.target;
  if (partitionOf(region).id !== 'aws-cn') return { verdict: 'not-applicable' };
  const standing = standingOf(context);
  if (!standing) return { verdict: 'clear' };
  const evidence: Evidence[] = [
    { label: 'Reply', pointer: 'complaint:body', observed: context.world.seen.bodyText ?? '' },
    {
      label: 'Authorization of the method',
      pointer: 'trace:route',
      observed: typeOf(context) ?? 'not known',
      expected: 'AWS_IAM, as long as the account has no ICP filing',
    },
  ];
  return {
    verdict: 'found',
    standing,
    certainty: standing === 'specific' ? 'likely' : 'possible',
    evidence,
    detail: { region },
  };
};

/**
 * In the Regions of China, API Gateway serves calls that IAM did not authenticate only for accounts with an ICP filing.
 * https://docs.amazonaws.cn/en_us/aws/latest/userguide/api-gateway.html
 */
export const icpFilingMissing = defineFailureMode({
  id: 'icp-filing-missing',
  title: 'Account in China has no ICP filing, so only signed calls are served',
  kind: 'blocking',
  gate: 'authentication',
  apis: ['REST', 'HTTP'],
  explains: [],
  symptom: { complaints: ['refused'], texts: ['{"Message":null}'], statuses: [403] },
  needs: ['/api/stages'],
  supersedes: ['answer-from-backend'],
  check,
  explain: ({ detail }, { world }) => ({
    summary: `Account ${world.snapshot.target.accountId} seems to have no ICP filing for ${String(detail['region'])}, so API Gateway refuses every call that IAM does not authenticate.`,
    explanation:
      'By the law of China a service that everybody may call needs a filing as Internet content provider (ICP). API Gateway in Beijing and Ningxia therefore answers calls of methods without authorization, and of those with a Lambda authorizer, only for accounts with a filing. That the others get 403 with a message of null is what people report; AWS documents the rule, not the reply. Calls that are signed for a method with AWS_IAM are served without one. No read of AWS tells whether there is a filing.',
  }),
  fixes: () => [
    {
      id: 'file-for-icp',
      title: 'File for ICP and let the operator of the Region enable it for the account',
      change: { kind: 'advice' },
      risk: 'safe',
      notes: ['Beijing (Sinnet) and Ningxia (NWCD) are two operators: a filing with one does not count for the other.'],
    },
    {
      id: 'sign-calls',
      title: 'Let the method ask for AWS_IAM and let callers sign',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Every caller then needs AWS credentials; browsers do not sign by themselves.'],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Call a method with AWS_IAM signed: if that is served and open methods are not, the filing is missing.',
  why: 'Open calls are refused before the API is looked at. The reply has the key of a policy refusal and no text.',
  docs: [
    {
      url: 'https://docs.amazonaws.cn/en_us/aws/latest/userguide/api-gateway.html',
      proves: 'Unauthenticated requests are served only for accounts with a valid ICP license.',
    },
  ],
});
