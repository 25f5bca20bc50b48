import type { Evidence } from '@gatescope/shared';
import { parseArn } from '@gatescope/shared';
import { askIdentityPolicies } from '../../gates/access/identity-policies.ts';
import { executeApiArn, invokeAction, methodArn } from '../../gates/access/method-arn.ts';
import type { PolicyDetail } from '../../gates/access/policy-detail.ts';
import { vantageOf } from '../../gates/access/vantage.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { statementEvidence } from '../policy/refusal/policy-evidence.ts';

const denies = (policy: PolicyDetail | undefined) =>
  policy?.statements.filter(({ effect, outcome }) => effect === 'Deny' && outcome === 'matched') ?? [];

/** The call's ARN as IAM would be asked for it; a message's is that of its route. */
const resourceOf = ({ world, main }: CheckContext): string | undefined => {
  const { arrival, v2, route } = main?.journey ?? {};
  const { target } = world.snapshot;
  if (!arrival || !route || !main) return undefined;
  if (v2?.call === 'message') return `${executeApiArn(target)}/${arrival.stageName}/${v2.route?.routeKey ?? ''}`;
  return methodArn(target, { stageName: arrival.stageName, verb: main.trace.method, path: arrival.path });
};

/** Nobody asks IAM here: the method says so, or the connection is open already. */
const isUnasked = ({ main }: CheckContext): boolean => {
  const { route, v2 } = main?.journey ?? {};
  if (!route || v2?.call === 'management') return false;
  if (v2?.call === 'message') return true;
  const saved = route.method.saved?.authorizationType ?? 'NONE';
  return route.method.authorizationType === 'NONE' && saved === 'NONE';
};

/** How the route is named to the user. */
const nameOf = ({ main }: CheckContext): string => {
  const { route, v2 } = main?.journey ?? {};
  return v2?.route?.routeKey ?? `${route?.method.verb ?? ''} ${route?.method.path ?? ''}`;
};

/** A signed call went through that the caller's own policies do not allow, because nothing asks IAM about it. */
export const findUnaskedIdentity = (context: CheckContext): Verdict | undefined => {
  const { world, main, facts } = context;
  const { seen, request, snapshot } = world;
  const isThrough = seen.kind === 'not-enforced' && (seen.status === undefined || seen.status < 400);
  const resource = resourceOf(context);
  const principal = request?.principal;
  if (!isThrough || !main || !resource || !request || !isUnasked(context)) return undefined;
  if (request.credential.scheme !== 'sigv4' || !principal || !parseArn(principal)) return undefined;
  const vantage = vantageOf({ way: main.journey.way, isPrivateApi: false, request });
  const source = { target: snapshot.target, request, vantage, seen, principal, policy: 'identity-policy' } as const;
  const answer = askIdentityPolicies(facts, snapshot, source, resource);
  if (!answer) return { verdict: 'unknown', missing: facts.missing() };
  if (answer.decisions.includes('allow')) return undefined;
  const isMessage = main.journey.v2?.call === 'message';
  const own: Evidence = {
    label: `Authorization of ${nameOf(context)}`,
    pointer: main.journey.v2?.route?.pointer ?? 'trace:route',
    observed: 'NONE',
  };
  const { detail } = answer;
  return {
    verdict: 'found',
    standing: 'specific',
    evidence: [own, ...(detail ? denies(detail).flatMap((statement) => statementEvidence(detail, statement)) : [])],
    detail: {
      isUnasked: true,
      isMessage,
      isDenied: denies(detail).length > 0,
      route: nameOf(context),
      principal,
      resource,
      action: invokeAction,
    },
  };
};

/** Words of that finding; undefined for another one. */
export const explainUnaskedIdentity = (
  detail: Readonly<Record<string, unknown>>,
): { readonly summary: string; readonly explanation: string } | undefined => {
  if (detail['isUnasked'] !== true) return undefined;
  const what = detail['isDenied'] === true ? 'deny' : 'do not allow';
  return {
    summary: `The policies of ${String(detail['principal'])} ${what} ${String(detail['route'])}, and nothing asks them.`,
    explanation:
      detail['isMessage'] === true
        ? 'A WebSocket API authorizes at $connect alone. Who may connect may send every message: other routes can have no authorization, and an IAM statement for their ARN is never looked at. The function behind the route has to check who sends, for instance by what the connection was opened with.'
        : 'Only AWS_IAM makes API Gateway verify a signature and ask IAM. With authorization NONE a signature is carried along unread, so neither an Allow nor a Deny of the caller plays a part.',
  };
};
