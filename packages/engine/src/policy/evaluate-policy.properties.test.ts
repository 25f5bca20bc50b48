import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatePolicy } from './evaluate-policy.ts';
import { operatorTable } from './operators/operator-table.ts';
import type { PolicyRequest } from './policy-types.ts';

const account = fc.constantFrom('111122223333', '444455556666');
const callerArn = fc.oneof(
  account.map((id) => `arn:aws:iam::${id}:root`),
  fc.tuple(account, fc.constantFrom('ann', 'bob')).map(([id, name]) => `arn:aws:iam::${id}:user/${name}`),
  fc.tuple(account, fc.constantFrom('app', 'ops')).map(([id, role]) => `arn:aws:sts::${id}:assumed-role/${role}/s1`),
);
const caller = fc.oneof(fc.constantFrom('anonymous', 'events.amazonaws.com'), callerArn);
const key = fc.constantFrom('aws:SourceVpce', 'aws:SourceIp', 'aws:EpochTime', 'aws:PrincipalTag/team', 'aws:TagKeys');
const value = fc.constantFrom(
  'vpce-1',
  'vpce-2',
  '10.0.0.1',
  '2001:db8::1',
  '1700000000',
  '2024-01-01',
  'red',
  'true',
  '',
);
const pattern = fc.constantFrom(
  'vpce-1',
  'vpce-*',
  '10.0.0.0/8',
  '::/0',
  '1700000000',
  '2024',
  'red',
  'r?d',
  'true',
  '${aws:SourceVpce}',
  '*',
  'arn:aws:*:*:*:*',
);
const operatorName = fc
  .tuple(
    fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:'),
    fc.constantFrom(...operatorTable.map(({ name }) => name)),
    fc.constantFrom('', 'IfExists'),
  )
  .map((parts) => parts.join(''));
const operator = fc.oneof({ weight: 9, arbitrary: operatorName }, { weight: 1, arbitrary: fc.constant('Null') });
const conditions = fc.dictionary(
  operator,
  fc.dictionary(key, fc.array(pattern, { minLength: 1, maxLength: 3 }), { maxKeys: 2 }),
  {
    maxKeys: 2,
  },
);
const principals = fc.oneof(
  fc.constant('*'),
  fc.record({
    AWS: fc.array(fc.oneof(callerArn, account, fc.constant('arn:aws:iam::111122223333:role/x/app')), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.constant({ Service: 'events.amazonaws.com' }),
);
const actions = fc.constantFrom('*', 'execute-api:*', 'execute-api:Invoke', 'EXECUTE-API:inv?ke', 'execute-api:Other');
const resources = fc.constantFrom(
  '*',
  'arn:aws:execute-api:*:*:abc123/*',
  'arn:aws:execute-api:eu-west-1:111122223333:abc123/prod/GET/*',
  'arn:aws:execute-api:eu-west-1:111122223333:abc123/test/*',
);
const negatable = <T>(name: string, arbitrary: fc.Arbitrary<T>) =>
  fc.tuple(fc.boolean(), arbitrary).map(([isNegated, found]) => ({ [isNegated ? `Not${name}` : name]: found }));
const statementWith = (effect: fc.Arbitrary<string>) =>
  fc
    .tuple(
      effect,
      negatable('Principal', principals),
      negatable('Action', actions),
      negatable('Resource', resources),
      conditions,
    )
    .map(([Effect, who, what, where, Condition]) => ({ Effect, ...who, ...what, ...where, Condition }));
const statement = statementWith(fc.constantFrom('Allow', 'Deny'));
const statements = fc.array(statement, { maxLength: 4 });
const request: fc.Arbitrary<PolicyRequest> = fc.record({
  principal: caller,
  action: fc.constantFrom('execute-api:Invoke', 'execute-api:InvalidateCache'),
  resource: fc
    .constantFrom('prod/GET/pets', 'test/POST/a/b:c')
    .map((path) => `arn:aws:execute-api:eu-west-1:111122223333:abc123/${path}`),
  context: fc.dictionary(key, fc.oneof(value, fc.array(value, { maxLength: 3 })), { maxKeys: 4 }),
});

const toDocument = (list: readonly object[]) => ({ Version: '2012-10-17', Statement: list });
const decide = (list: readonly object[], asked: PolicyRequest) => evaluatePolicy(toDocument(list), asked).decision;
const grants = (list: readonly object[], asked: PolicyRequest) => decide(list, asked) === 'allow';

/** Thousands of runs take their time on a busy machine. */
const patient = { timeout: 60_000 };

describe('evaluatePolicy, on any policy,', patient, () => {
  it('lets an explicit deny win', () => {
    fc.assert(
      fc.property(statements, request, (list, asked) => {
        const verdict = evaluatePolicy(toDocument(list), asked);
        const hasDeny = verdict.matched.some(({ effect }) => effect === 'Deny');
        expect(verdict.decision === 'explicitDeny').toBe(hasDeny);
        if (!hasDeny) expect(verdict.decision === 'allow').toBe(verdict.matched.length > 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not care for the order of statements', () => {
    const shuffled = statements.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, request, ([list, mixed], asked) => decide(list, asked) === decide(mixed, asked)),
      { numRuns: 2000 },
    );
  });

  it('never takes access away for one more Allow', () => {
    fc.assert(
      fc.property(statements, statementWith(fc.constant('Allow')), request, (list, more, asked) => {
        fc.pre(grants(list, asked));
        return grants([...list, more], asked);
      }),
      { numRuns: 2000 },
    );
  });

  it('never gives access for one more Deny', () => {
    fc.assert(
      fc.property(statements, statementWith(fc.constant('Deny')), request, (list, more, asked) => {
        fc.pre(!grants(list, asked));
        return !grants([...list, more], asked);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads the names of keys and operators without regard to case', () => {
    const fold = (list: readonly { Condition: Record<string, Record<string, unknown>> }[]) =>
      list.map((item) => ({
        ...item,
        Condition: Object.fromEntries(
          Object.entries(item.Condition).map(([name, keys]) => [
            name.toUpperCase(),
            Object.fromEntries(Object.entries(keys).map(([found, values]) => [found.toUpperCase(), values])),
          ]),
        ),
      }));
    fc.assert(
      fc.property(statements, request, (list, asked) => {
        const context = Object.fromEntries(
          Object.entries(asked.context).map(([name, found]) => [name.toLowerCase(), found]),
        );
        return decide(fold(list), { ...asked, context }) === decide(list, asked);
      }),
    );
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(statements, request, (list, asked) => {
        expect(evaluatePolicy(toDocument(list), asked)).toEqual(evaluatePolicy(toDocument(list), asked));
      }),
    );
  });

  it('never throws on any JSON, nor on what only looks like a policy', () => {
    const almost = fc.record(
      {
        Version: fc.oneof(fc.constant('2012-10-17'), fc.jsonValue()),
        Statement: fc.array(
          fc.record(
            {
              Effect: fc.oneof(fc.constant('Allow'), fc.jsonValue()),
              Principal: fc.oneof(fc.constant('*'), fc.record({ AWS: fc.jsonValue() }), fc.jsonValue()),
              Action: fc.oneof(fc.string(), fc.jsonValue()),
              Resource: fc.oneof(fc.string(), fc.jsonValue()),
              Condition: fc.oneof(fc.dictionary(operator, fc.dictionary(fc.string(), fc.jsonValue())), fc.jsonValue()),
            },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything(), fc.string(), almost), request, (document, asked) => {
        const verdict = evaluatePolicy(document, asked);
        if (verdict.malformed) expect(verdict).toMatchObject({ decision: 'implicitDeny', matched: [], statements: [] });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('evaluatePolicy, on patterns made to be slow,', () => {
  const long = 'a'.repeat(2000);
  const slow = fc
    .array(fc.constantFrom('*', '?', 'a', '*a', 'a*', '**', '?*', '${*}', ':', '/'), { minLength: 50, maxLength: 400 })
    .map((parts) => parts.join(''));
  const asked = {
    principal: 'anonymous',
    action: 'execute-api:Invoke',
    resource: `arn:aws:execute-api:eu-west-1:111122223333:abc123/prod/GET/${long}`,
    context: { 'aws:UserAgent': `${long}b`, 'aws:SourceArn': `arn:aws:sns:eu-west-1:111122223333:${long}b` },
  };

  it('takes no more than a moment each', patient, () => {
    fc.assert(
      fc.property(slow, slow, (one, two) => {
        const list = [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: one,
            Resource: [one, `arn:aws:execute-api:${two}`],
            Condition: {
              StringLike: { 'aws:UserAgent': [one, two] },
              ArnLike: { 'aws:SourceArn': `arn:aws:sns:*:*:${two}` },
            },
          },
        ];
        expect(evaluatePolicy(toDocument(list), asked).malformed).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});

describe('a negated operator', () => {
  const twins = operatorTable
    .filter(({ isNegated }) => !isNegated)
    .flatMap((plain) => {
      const folded = new Set([
        plain.name.replace('Equals', 'NotEquals'),
        plain.name.replace('Like', 'NotLike'),
        `Not${plain.name}`,
      ]);
      return operatorTable
        .filter(({ name, isNegated }) => isNegated && folded.has(name))
        .map((negated) => [plain.name, negated.name] as const);
    });

  it.each(twins)('%s and %s answer a present single value oppositely', (plain, negated) => {
    fc.assert(
      fc.property(
        key,
        fc.array(pattern, { minLength: 1, maxLength: 3 }),
        value,
        request,
        (name, patterns, actual, asked) => {
          const context = { ...asked.context, [name]: actual };
          const outcomeOf = (operatorText: string) => {
            const condition = { [operatorText]: { [name]: patterns } };
            const document = toDocument([
              { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', Condition: condition },
            ]);
            return evaluatePolicy(document, { ...asked, context }).statements[0]?.outcome;
          };
          const opposite = { matched: 'not-matched', 'not-matched': 'matched', undetermined: 'undetermined' } as const;
          const found = outcomeOf(plain);
          expect(found).toBeDefined();
          expect(outcomeOf(negated)).toBe(opposite[found ?? 'undetermined']);
        },
      ),
    );
  });

  it('has a twin in every family that AWS documents one for', () => {
    expect(twins).toHaveLength(8);
  });
});
