import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import { textOf } from '../../gates/access/json.ts';
import { iamPage } from './iam-words.ts';
import { routeName, routePointer } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

/** Callers of other accounts cannot be let in: there is no resource policy to do it. */
export const iamCrossAccountV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes'],
  symptom: { texts: ['Forbidden'] },
  check: (context) => {
    const at = findAskedStop(context, ['iam-cross-account']);
    if (!at) return verdictWithoutStop(context, ['iam-cross-account']);
    const principal = textOf(at.result.detail['principal']) ?? '';
    return {
      verdict: 'found',
      at,
      evidence: [
        {
          label: 'Caller',
          pointer: 'request:principal',
          observed: principal,
          expected: `a principal of account ${context.world.snapshot.target.accountId}`,
        },
        {
          label: `Authorization of ${routeName(context, at)}`,
          pointer: routePointer(context, at),
          observed: 'AWS_IAM',
        },
      ],
      detail: { principal },
    };
  },
  explain: ({ detail }, { world }) => ({
    summary: `${String(detail['principal'])} belongs to another account than the API (${world.snapshot.target.accountId}), which cannot let it in.`,
    explanation:
      "Across accounts AWS asks both sides: the caller's own policies and a resource policy of the API. HTTP and WebSocket APIs have no resource policies, so callers of other accounts have to take on a role of the API's account first and sign with its credentials.",
  }),
  fixes: () => [
    {
      id: 'assume-role',
      title: "Take on a role of the API's account, and sign with its credentials",
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['The role trusts the other account and allows execute-api:Invoke on this API.'],
    },
  ],
  docs: [iamPage],
};
