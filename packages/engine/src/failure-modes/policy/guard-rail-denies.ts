import { defineFailureMode } from '../failure-mode.ts';

const guardRail = /\b(service control|resource control|session) polic(?:y|ies)|\bpermissions boundary/i;

/** The kind of guard rail that a refusal's message names. */
const namedIn = (message: string | undefined): string | undefined => {
  if (!message || !/is not authorized to perform/i.test(message)) return undefined;
  const ending = /(?:with an explicit deny in an?|because no) (.+)$/i.exec(message)?.[1];
  const match = ending ? guardRail.exec(ending) : null;
  return match ? match[0].toLowerCase() : undefined;
};

/**
 * Organisation policies, boundaries and session policies limit what a signed caller may do, whatever its own policies and
 * the API's allow. Only the refusal tells of them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export const guardRailDenies = defineFailureMode({
  id: 'guard-rail-denies',
  title: 'Organisation policy or boundary refuses the signed caller',
  kind: 'blocking',
  gate: 'authorization',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: [],
  symptom: {
    complaints: ['refused'],
    texts: [
      'with an explicit deny in a service control policy',
      'with an explicit deny in a resource control policy',
      'because no permissions boundary allows the execute-api:Invoke action',
      'because no session policy allows the execute-api:Invoke action',
    ],
    statuses: [403],
  },
  needs: [],
  supersedes: [
    'iam-identity-policy-deny',
    'iam-cross-account-needs-both',
    'policy-not-deployed',
    'policy-explicit-deny',
  ],
  check: ({ world }) => {
    const { message, refusal } = world.seen;
    const kind = namedIn(message);
    if (!kind || refusal?.principal === 'anonymous') return { verdict: 'clear' };
    return {
      verdict: 'found',
      standing: 'observed',
      certainty: 'certain',
      evidence: [{ label: 'Refusal', pointer: 'complaint:body', observed: message ?? '' }],
      detail: { kind, principal: refusal?.principal ?? 'The caller', explicit: refusal?.explicit ?? false },
    };
  },
  explain: ({ detail }) => ({
    summary: `${String(detail['principal'])} is refused by a ${String(detail['kind'])}, as the reply says.`,
    explanation: `Beside the caller's own policies and the resource policy, a signed call must be allowed by every ${String(detail['kind'])} that applies to the principal's account, role or session${detail['explicit'] === true ? ', and a Deny there cannot be outweighed' : ''}. These are not visible from the API's account; the message names the first kind that refuses.`,
  }),
  fixes: ({ detail }) => [
    {
      id: 'ask-owner',
      title: `Ask whoever owns the ${String(detail['kind'])} to allow execute-api:Invoke here`,
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: [
        'Organisation policies are kept in the management account; a boundary hangs on the role or user; a session policy is passed by whoever assumes the role.',
      ],
      owner: 'caller',
    },
  ],
  fixAvailability: 'always',
  howToSee:
    'Read the end of the refusal: "in a service control policy", "because no permissions boundary allows …". CloudTrail of the caller\'s account shows more.',
  why: 'Guard rails are evaluated together with identity and resource policies, and any of them can refuse alone.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
      proves: 'How refusals name the kind of policy.',
    },
    {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
      proves: 'Where organisation policies, boundaries and session policies stand in the evaluation.',
    },
  ],
});
