import { describe, expect, it } from 'vitest';
import workedExamples from '../../../../cases/policy-cases.jsonl?raw';
import gatewayExamples from '../../../../cases/policy-cases-own.jsonl?raw';
import { compilePolicy } from './compile-policy.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import { makePolicy, makeRequest } from './make-request.ts';
import type { PolicyRequest } from './policy-types.ts';

interface WorkedExample {
  readonly id: string;
  readonly policy: object;
  readonly request: PolicyRequest;
  readonly expected: string;
  readonly matched: readonly number[];
  /** Expands the shorthand `execute-api:/…`, where the policy has it. */
  readonly apiArn?: string;
}

const read = (lines: string): WorkedExample[] =>
  lines
    .trim()
    .split('\n')
    // The file is our own data, its shape is given by the cases' README.
    .map((line) => JSON.parse(line) as WorkedExample);
const examples = read(workedExamples);

const summarize = (verdict: ReturnType<typeof evaluatePolicy>) => ({
  expected: verdict.decision,
  matched: verdict.matched.map(({ statementIndex }) => statementIndex),
});

describe('evaluatePolicy', () => {
  it('has worked examples to agree with', () => {
    expect(examples.length).toBeGreaterThan(600);
  });

  it.each(examples)('agrees with the worked example $id', ({ policy, request, expected, matched }) => {
    const verdict = evaluatePolicy(policy, request);
    expect(summarize(verdict)).toEqual({ expected, matched });
    expect(verdict.unsupported).toBeUndefined();
    expect(verdict.malformed).toBeUndefined();
  });

  // Examples of the API Gateway and IAM guides and their neighbours, worked out by hand.
  it.each(read(gatewayExamples))(
    'agrees with the worked example $id of resource and endpoint policies',
    ({ policy, request, expected, matched, apiArn }) => {
      const verdict = evaluatePolicy(policy, request, apiArn ? { apiArn } : {});
      expect(summarize(verdict)).toEqual({ expected, matched });
      expect(verdict.unsupported).toBeUndefined();
      expect(verdict.malformed).toBeUndefined();
    },
  );

  it('says the same of a document as text, escaped text, or compiled', () => {
    for (const { policy, request } of examples) {
      const text = JSON.stringify(policy);
      const direct = evaluatePolicy(policy, request);
      expect(evaluatePolicy(text, request)).toEqual(direct);
      expect(evaluatePolicy(JSON.stringify(text).slice(1, -1), request)).toEqual(direct);
      expect(compilePolicy(policy).evaluate(request)).toEqual(direct);
    }
  });

  it('leaves its inputs alone', () => {
    for (const { policy, request } of examples) {
      const before = JSON.stringify({ policy, request });
      evaluatePolicy(policy, request);
      expect(JSON.stringify({ policy, request })).toBe(before);
    }
  });

  it('explains each element and condition with path, expected and actual values', () => {
    const policy = makePolicy(
      {},
      {
        Sid: 'OnlyOurs',
        Effect: 'Deny',
        Action: ['execute-api:Invoke', 'execute-api:Other'],
        Condition: { StringNotEquals: { 'aws:sourceVpce': ['vpce-1', 'vpce-2'] } },
      },
    );
    const verdict = evaluatePolicy(policy, makeRequest({ context: { 'aws:SourceVpce': 'vpce-2' } }));
    expect(verdict.decision).toBe('allow');
    expect(verdict.matched).toEqual([{ statementIndex: 0, effect: 'Allow' }]);
    expect(verdict.statements[1]).toEqual({
      statementIndex: 1,
      path: 'Statement[1]',
      sid: 'OnlyOurs',
      effect: 'Deny',
      outcome: 'not-matched',
      principal: {
        outcome: 'matched',
        reason: 'principal-everyone',
        element: 'Principal',
        path: 'Statement[1].Principal',
        expected: ['*'],
        actual: 'anonymous',
        decidedBy: { expected: '*', path: 'Statement[1].Principal' },
      },
      action: {
        outcome: 'matched',
        reason: 'action-listed',
        element: 'Action',
        path: 'Statement[1].Action',
        expected: ['execute-api:Invoke', 'execute-api:Other'],
        actual: 'execute-api:Invoke',
        decidedBy: { expected: 'execute-api:Invoke', path: 'Statement[1].Action[0]' },
      },
      resource: {
        outcome: 'matched',
        reason: 'resource-listed',
        element: 'Resource',
        path: 'Statement[1].Resource',
        expected: ['*'],
        actual: 'arn:aws:execute-api:eu-west-1:111122223333:abc123/prod/GET/pets',
        decidedBy: { expected: '*', path: 'Statement[1].Resource' },
      },
      conditions: [
        {
          outcome: 'not-matched',
          reason: 'value-excluded',
          path: 'Statement[1].Condition.StringNotEquals.aws:sourceVpce',
          operator: 'StringNotEquals',
          isNegated: true,
          isIfExists: false,
          key: 'aws:sourceVpce',
          isKeyPresent: true,
          actual: ['vpce-2'],
          expected: ['vpce-1', 'vpce-2'],
          decidedBy: {
            actual: 'vpce-2',
            expected: 'vpce-2',
            path: 'Statement[1].Condition.StringNotEquals.aws:sourceVpce[1]',
          },
        },
      ],
    });
  });

  it('explains conditions also where the principal already rules the statement out', () => {
    const policy = makePolicy({
      Principal: { AWS: '111122223333' },
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    });
    const [statement] = evaluatePolicy(policy, makeRequest()).statements;
    expect(statement?.principal.reason).toBe('principal-not-listed');
    expect(statement?.conditions[0]).toMatchObject({
      outcome: 'not-matched',
      reason: 'key-absent',
      isKeyPresent: false,
    });
  });

  it('takes a single statement that stands outside a list', () => {
    const policy = { Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } };
    const verdict = evaluatePolicy(policy, makeRequest());
    expect(verdict.decision).toBe('allow');
    expect(verdict.statements[0]?.resource.path).toBe('Statement.Resource');
  });

  it('judges a policy without Principal as the caller’s own where it is told so', () => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
    const verdict = evaluatePolicy(policy, makeRequest(), { kind: 'identity-policy' });
    expect(verdict.decision).toBe('allow');
    expect(verdict.statements[0]?.principal.reason).toBe('principal-implied');
  });

  it('is not changed by what happens to the object after it was compiled', () => {
    const statement = { Effect: 'Allow', Principal: '*', Action: ['*'], Resource: '*' };
    const compiled = compilePolicy({ Statement: [statement] });
    statement.Effect = 'Deny';
    statement.Action.length = 0;
    expect(compiled.evaluate(makeRequest()).decision).toBe('allow');
  });

  it.each([
    null,
    undefined,
    7,
    'x',
    [],
    {},
    { principal: 1, context: null },
    { context: { a: null, b: {}, c: [null] } },
  ])('answers a request that is none: %j', (request) => {
    const policy = makePolicy({ Principal: { AWS: '111122223333' } });
    expect(evaluatePolicy(policy, request as unknown as PolicyRequest).decision).toBe('implicitDeny');
  });
});
