import { describe, expect, it } from 'vitest';
import { evaluatePolicy } from './evaluate-policy.ts';
import { makePolicy, makeRequest } from './make-request.ts';

const judge = (statement: object, changes: Parameters<typeof makeRequest>[0] = {}, apiArn?: string) =>
  evaluatePolicy(makePolicy(statement), makeRequest(changes), { apiArn }).statements[0];

describe('Action and NotAction', () => {
  it.each([
    [{ Action: 'execute-api:invoke' }, 'matched', 'action-listed'],
    [{ Action: 'EXECUTE-API:INV*' }, 'matched', 'action-listed'],
    [{ Action: '*' }, 'matched', 'action-listed'],
    [{ Action: 'execute-api:Invok?' }, 'matched', 'action-listed'],
    [{ Action: 'execute-api:Invoke?' }, 'not-matched', 'action-not-listed'],
    [{ Action: ['s3:*', 'execute-api:*'] }, 'matched', 'action-listed'],
    [{ Action: 's3:*' }, 'not-matched', 'action-not-listed'],
    [{ NotAction: 's3:*' }, 'matched', 'action-not-exempt'],
    [{ NotAction: ['s3:*', 'execute-api:invoke'] }, 'not-matched', 'action-exempt'],
  ])('%j is %s: %s', (statement, outcome, reason) => {
    expect(judge(statement)?.action).toMatchObject({ outcome, reason });
  });
});

describe('Resource and NotResource', () => {
  const api = 'arn:aws:execute-api:eu-west-1:111122223333:abc123';

  it.each([
    [{ Resource: `${api}/prod/GET/pets` }, 'matched', 'resource-listed'],
    [{ Resource: `${api}/prod/get/pets` }, 'not-matched', 'resource-not-listed'],
    [{ Resource: [`${api}/test/*`, `${api}/*/pets`] }, 'matched', 'resource-listed'],
    [{ NotResource: `${api}/test/*` }, 'matched', 'resource-not-exempt'],
    [{ NotResource: `${api}/prod/*` }, 'not-matched', 'resource-exempt'],
  ])('%j is %s: %s', (statement, outcome, reason) => {
    expect(judge(statement)?.resource).toMatchObject({ outcome, reason });
  });

  it('put the values of variables in, as they are', () => {
    const at = (verb: string, context: Record<string, string>) =>
      judge({ [verb]: `${api}/prod/GET/\${aws:username}` }, { context })?.resource.outcome;
    expect(at('Resource', { 'aws:UserName': 'pets' })).toBe('matched');
    expect(at('Resource', { 'aws:UserName': '*' })).toBe('not-matched');
    expect(at('Resource', {})).toBe('not-matched');
    expect(at('NotResource', {})).toBe('matched');
  });

  it('are undecided where a variable is broken', () => {
    expect(judge({ Resource: `${api}/\${aws:username` })?.resource).toMatchObject({
      outcome: 'undetermined',
      reason: 'variable-broken',
    });
  });

  it.each([
    ['execute-api:/*', 'matched'],
    ['execute-api:/prod/GET/pets', 'matched'],
    ['execute-api:/prod/*/pets', 'matched'],
    ['execute-api:/test/*', 'not-matched'],
  ])('expand the shorthand %s with the API', (resource, outcome) => {
    expect(judge({ Resource: resource }, {}, api)?.resource.outcome).toBe(outcome);
    expect(judge({ Resource: resource }, {}, `${api}/`)?.resource.outcome).toBe(outcome);
    expect(judge({ NotResource: resource }, {}, api)?.resource.outcome).not.toBe(outcome);
  });

  it('show the shorthand expanded', () => {
    expect(judge({ Resource: 'execute-api:/*' }, {}, api)?.resource.expected).toEqual([`${api}/*`]);
  });

  it('leave the shorthand undecided where the API is not known', () => {
    const verdict = evaluatePolicy(makePolicy({ Resource: 'execute-api:/*' }), makeRequest());
    expect(verdict.decision).toBe('implicitDeny');
    expect(verdict.unsupported).toEqual([
      {
        path: 'Statement[0].Resource',
        reason: 'resource-shorthand-without-api',
        statementIndex: 0,
        value: 'execute-api:/*',
        isDecisive: true,
      },
    ]);
  });
});
