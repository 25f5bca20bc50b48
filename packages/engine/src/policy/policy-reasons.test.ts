import { describe, expect, it } from 'vitest';
import workedExamples from '../../../../cases/policy-cases.jsonl?raw';
import { evaluatePolicy } from './evaluate-policy.ts';
import { makePolicy, makeRequest } from './make-request.ts';
import { policyReasons } from './policy-reasons.ts';
import type { PolicyOptions, PolicyRequest, PolicyVerdict } from './policy-types.ts';

const listReasons = ({ statements, unsupported = [], malformed = [] }: PolicyVerdict) => [
  ...statements.flatMap(({ principal, action, resource, conditions }) =>
    [principal, action, resource, ...conditions].map(({ reason }) => reason),
  ),
  ...unsupported.map(({ reason }) => reason),
  ...malformed.map(({ reason }) => reason),
];

const user = 'arn:aws:iam::111122223333:user/ann';
const context = { many: ['a', 'b'], none: [], one: '1' };
const more: readonly (readonly [unknown, Partial<PolicyRequest>?, PolicyOptions?])[] = [
  [makePolicy({ NotPrincipal: { AWS: user } }, { Principal: { CanonicalUser: 'c' } }), { principal: user }],
  [makePolicy({ Resource: 'execute-api:/*' }, { Resource: 'a${b' }, { Resource: 'x' })],
  [
    makePolicy({
      Condition: { Nope: { k: '1' }, StringEquals: { many: 'a', none: 'a' }, StringNotEquals: { none: 'a' } },
    }),
    { context },
  ],
  [
    makePolicy({ Condition: { NumericEquals: { one: 'x' }, DateEquals: { one: 'x' }, Bool: { one: 'x' } } }),
    { context },
  ],
  [
    makePolicy({ Condition: { BinaryEquals: { one: '?' }, IpAddress: { one: 'x' }, ArnLike: { one: 'x' } } }),
    { context },
  ],
  [{ Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }, {}, { kind: 'identity-policy' }],
  [makePolicy({}), {}, { kind: 'identity-policy' }],
  ['{'],
  [{}],
  [7],
  [
    {
      Version: 'x',
      Extra: 1,
      Statement: [7, { Effect: 'x', Principal: 'x', Action: [], NotResource: 1, Resource: 1 }],
    },
  ],
  [
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    ),
  ],
];

describe('policyReasons', () => {
  it('holds each reason that verdicts give, and none that they never give', () => {
    const examples = workedExamples.trim().split('\n');
    const given = new Set([
      // The file is our own data, its shape is given by the cases' README.
      ...examples.flatMap((line) => {
        const { policy, request } = JSON.parse(line) as { policy: object; request: PolicyRequest };
        return listReasons(evaluatePolicy(policy, request));
      }),
      ...more.flatMap(([policy, changes, options]) =>
        listReasons(evaluatePolicy(policy, makeRequest(changes), options)),
      ),
    ]);
    expect([...given].toSorted()).toEqual(Object.keys(policyReasons).toSorted());
  });
});
