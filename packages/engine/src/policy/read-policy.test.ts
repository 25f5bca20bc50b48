import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile-policy.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import { makePolicy, makeRequest } from './make-request.ts';

const breaches = (document: unknown, kind?: 'identity-policy') =>
  compilePolicy(document, { kind }).malformed.map(({ path, reason }) => `${path}: ${reason}`);

const breachesOf = (statement: object) => breaches({ Version: '2012-10-17', Statement: [statement] });
const sound = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

describe('a malformed document', () => {
  it.each([null, undefined, 7, true, [], [sound], Symbol('x'), () => 1])('that is %s is no object', (document) => {
    expect(breaches(document)).toEqual([': document-not-object']);
  });

  it.each([
    [{}, 'Statement: element-missing'],
    [{ Statement: [], Version: '2012-10-18' }, 'Version: version-unknown'],
    [{ Statement: [], Version: 20121017 }, 'Version: version-unknown'],
    [{ Statement: [], Id: 7 }, 'Id: element-wrong-type'],
    [{ Statement: [], Statements: [] }, 'Statements: element-unknown'],
    [{ Statement: 'x' }, 'Statement: element-wrong-type'],
    [{ Statement: [sound, null] }, 'Statement[1]: element-wrong-type'],
    [{ Statement: [[sound]] }, 'Statement[0]: element-wrong-type'],
    [{ Statement: { ...sound, Effect: 'allow' } }, 'Statement.Effect: effect-unknown'],
  ])('%j says where', (document, breach) => {
    expect(breaches(document)).toEqual([breach]);
  });

  it.each([
    [{ Effect: undefined }, 'Effect: element-missing'],
    [{ Sid: 7 }, 'Sid: element-wrong-type'],
    [{ Conditions: {} }, 'Conditions: element-unknown'],
    [{ Principal: undefined }, 'Principal: element-missing'],
    [{ NotPrincipal: '*' }, 'NotPrincipal: element-twice'],
    [{ Principal: 'arn:aws:iam::111122223333:root' }, 'Principal: principal-unknown'],
    [{ Principal: ['*'] }, 'Principal: principal-unknown'],
    [{ Principal: {} }, 'Principal: element-empty'],
    [{ Principal: { AWS: [] } }, 'Principal: element-empty'],
    [{ Principal: { aws: '*' } }, 'Principal.aws: principal-unknown'],
    [{ Principal: { AWS: [{}] } }, 'Principal.AWS[0]: element-wrong-type'],
    [{ Action: undefined }, 'Action: element-missing'],
    [{ NotAction: '*' }, 'NotAction: element-twice'],
    [{ Action: [] }, 'Action: element-empty'],
    [{ Action: { a: 1 } }, 'Action: element-wrong-type'],
    [{ Resource: undefined }, 'Resource: element-missing'],
    [{ NotResource: '*' }, 'NotResource: element-twice'],
    [{ Resource: ['*', null] }, 'Resource[1]: element-wrong-type'],
    [{ Condition: [] }, 'Condition: element-wrong-type'],
    [{ Condition: { StringEquals: 'x' } }, 'Condition.StringEquals: element-wrong-type'],
    [{ Condition: { StringEquals: { 'a.b': null } } }, 'Condition.StringEquals["a.b"]: element-wrong-type'],
    [{ Condition: { StringEquals: { k: ['x', {}] } } }, 'Condition.StringEquals.k[1]: element-wrong-type'],
  ])('with %j in a statement says where', (change, breach) => {
    expect(breachesOf({ ...sound, ...change })).toEqual([`Statement[0].${breach}`]);
  });

  it('names all its breaches', () => {
    expect(breaches({ Version: 'x', Statement: [{}, sound, { ...sound, Effect: 1 }] })).toEqual([
      'Version: version-unknown',
      'Statement[0].Effect: element-missing',
      'Statement[0].Principal: element-missing',
      'Statement[0].Action: element-missing',
      'Statement[0].Resource: element-missing',
      'Statement[2].Effect: effect-unknown',
    ]);
  });

  it('is not evaluated, not even its sound statements', () => {
    const verdict = evaluatePolicy({ Statement: [sound, {}] }, makeRequest());
    expect(verdict).toMatchObject({ decision: 'implicitDeny', matched: [], statements: [] });
    expect(verdict.malformed).toHaveLength(4);
  });

  it('says where the text breaks off', () => {
    const verdict = evaluatePolicy('{\n  "Version": "2012-10-17",\n  "Statement": [}\n}', makeRequest());
    expect(verdict.malformed).toEqual([{ path: '', reason: 'document-not-json', line: 3, column: 17 }]);
  });

  it('may be one whose reading throws', () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    expect(breaches(hostile)).toEqual([': document-not-readable']);
  });

  it('may be very deep', () => {
    const depth = 100_000;
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const condition = `{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"Bool":{"k":${deep}}}}}`;
    expect(['Statement.Condition.Bool.k[0]: element-wrong-type', ': document-not-json']).toContain(
      breaches(condition)[0],
    );
    expect(breaches('['.repeat(depth))).toEqual([': document-not-json']);
  });
});

describe('a sound document', () => {
  it('may have no statements', () => {
    expect(breaches({ Version: '2012-10-17', Statement: [] })).toEqual([]);
    expect(evaluatePolicy({ Statement: [] }, makeRequest())).toEqual({
      decision: 'implicitDeny',
      matched: [],
      statements: [],
    });
  });

  it('may have an Id, Sids and keys named like parts of objects', () => {
    const condition: unknown = JSON.parse('{"StringEquals": {"__proto__": "x", "constructor": "y"}}');
    const policy = { Id: 'x', Statement: [{ ...sound, Sid: '__proto__', Condition: condition }] };
    expect(breaches(policy)).toEqual([]);
    expect(evaluatePolicy(policy, makeRequest()).decision).toBe('implicitDeny');
    const context: Record<string, string> = JSON.parse('{"__proto__": "x", "constructor": "y"}');
    expect(evaluatePolicy(policy, makeRequest({ context })).decision).toBe('allow');
  });
});

describe('an identity policy', () => {
  it('has no Principal', () => {
    const { Principal: _principal, ...own } = sound;
    expect(breaches({ Statement: own }, 'identity-policy')).toEqual([]);
    expect(breaches(makePolicy({}), 'identity-policy')).toEqual(['Statement[0].Principal: element-not-allowed']);
    expect(breaches(makePolicy({ NotPrincipal: '*' }), 'identity-policy')).toEqual([
      'Statement[0].NotPrincipal: element-not-allowed',
    ]);
  });
});
