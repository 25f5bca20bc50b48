import { describe, expect, it } from 'vitest';
import { evaluatePolicy } from './evaluate-policy.ts';
import { makePolicy, makeRequest } from './make-request.ts';

const unknownOperator = { Condition: { StringMatches: { k: 'x' } } };
const evaluate = (...statements: readonly object[]) => evaluatePolicy(makePolicy(...statements), makeRequest());

describe('unsupported', () => {
  it('is absent where all is clear', () => {
    expect(evaluate({})).not.toHaveProperty('unsupported');
  });

  it('names an unknown operator and leaves its statement out of the decision', () => {
    const verdict = evaluate({}, { Effect: 'Deny', ...unknownOperator });
    expect(verdict.decision).toBe('allow');
    expect(verdict.statements[1]?.outcome).toBe('undetermined');
    expect(verdict.unsupported).toEqual([
      {
        path: 'Statement[1].Condition.StringMatches.k',
        reason: 'operator-unknown',
        statementIndex: 1,
        value: 'StringMatches',
        isDecisive: true,
      },
    ]);
  });

  it('points at the one bad range in a list', () => {
    const ranges = ['10.0.0.0/8', '10.0.0.0/99'];
    const policy = makePolicy({ Condition: { IpAddress: { 'aws:SourceIp': ranges } } });
    const at = (address: string) => evaluatePolicy(policy, makeRequest({ context: { 'aws:SourceIp': address } }));
    const entry = {
      path: 'Statement[0].Condition.IpAddress.aws:SourceIp[1]',
      reason: 'value-not-a-range',
      statementIndex: 0,
      value: '10.0.0.0/99',
    };
    expect(at('192.0.2.1').unsupported).toEqual([{ ...entry, isDecisive: true }]);
    expect(at('10.1.2.3')).toMatchObject({ decision: 'allow', unsupported: [{ ...entry, isDecisive: false }] });
  });

  it.each([
    ['the statement fails otherwise', [{ ...unknownOperator, Action: 's3:*' }], 'implicitDeny'],
    ['an Allow stands beside it', [{}, unknownOperator], 'allow'],
    ['a Deny stands beside it', [{ Effect: 'Deny' }, { Effect: 'Deny', ...unknownOperator }], 'explicitDeny'],
  ])('is not decisive where %s', (_why, statements, decision) => {
    const verdict = evaluate(...statements);
    expect(verdict.decision).toBe(decision);
    expect(verdict.unsupported?.map(({ isDecisive }) => isDecisive)).toEqual([false]);
  });

  it('names a key with several values under an operator for one', () => {
    const policy = makePolicy({ Condition: { StringEquals: { k: 'a' } } });
    const verdict = evaluatePolicy(policy, makeRequest({ context: { k: ['a', 'b'] } }));
    expect(verdict.unsupported).toEqual([
      { path: 'Statement[0].Condition.StringEquals.k', reason: 'key-multivalued', statementIndex: 0, isDecisive: true },
    ]);
  });

  it('names a canonical user that the caller may or may not be', () => {
    const policy = makePolicy({ Principal: { CanonicalUser: ['79a59df9'] } });
    const verdict = evaluatePolicy(policy, makeRequest({ principal: 'arn:aws:iam::111122223333:user/x' }));
    expect(verdict.unsupported).toEqual([
      {
        path: 'Statement[0].Principal.CanonicalUser[0]',
        reason: 'principal-canonical-user',
        statementIndex: 0,
        isDecisive: true,
      },
    ]);
  });
});
