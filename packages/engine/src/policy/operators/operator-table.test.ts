import { describe, expect, it } from 'vitest';
import { evaluatePolicy } from '../evaluate-policy.ts';
import { makePolicy, makeRequest } from '../make-request.ts';
import { findOperator, operatorTable } from './operator-table.ts';

const outcomeOf = (operator: string, expected: unknown, actual: string | readonly string[]) => {
  const policy = makePolicy({ Condition: { [operator]: { key: expected } } });
  return evaluatePolicy(policy, makeRequest({ context: { KEY: actual, 'aws:username': 'ann', star: '*' } }))
    .statements[0]?.outcome;
};

const yes = 'matched';
const no = 'not-matched';
const open = 'undetermined';

describe('string operators', () => {
  it.each([
    ['StringEquals', 'a*', 'a*', yes],
    ['StringEquals', 'a*', 'ab', no],
    ['StringEquals', 'A', 'a', no],
    ['StringEquals', ['x', 'a'], 'a', yes],
    ['StringEquals', 12, '12', yes],
    ['StringEquals', true, 'true', yes],
    ['StringEquals', '', '', yes],
    ['StringEquals', [], 'a', no],
    ['StringNotEquals', [], 'a', yes],
    ['StringNotEquals', ['x', 'a'], 'a', no],
    ['StringNotEquals', ['x', 'y'], 'a', yes],
    ['StringEqualsIgnoreCase', 'ABC', 'abc', yes],
    ['StringNotEqualsIgnoreCase', 'ABC', 'abc', no],
    ['StringLike', 'a?c*', 'abc:d/e', yes],
    ['StringLike', 'A*', 'abc', no],
    ['StringNotLike', ['x*', 'a*'], 'abc', no],
    ['stringlike', 'a*', 'abc', yes],
    ['STRINGNOTEQUALSIFEXISTS', 'a', 'b', yes],
  ])('%s %j on %j: %s', (operator, expected, actual, outcome) => {
    expect(outcomeOf(operator, expected, actual)).toBe(outcome);
  });

  it.each([
    ['StringEquals', 'u-${aws:username}', 'u-ann', yes],
    ['StringEquals', 'u-${AWS:UserName}', 'u-ann', yes],
    ['StringEquals', 'u-${aws:userid}', 'u-', no],
    ['StringEquals', '${aws:userid}', '', no],
    ['StringNotEquals', 'u-${aws:userid}', 'u-', yes],
    ['StringEquals', "u-${aws:userid, 'nobody'}", 'u-nobody', yes],
    ['StringEquals', "u-${aws:username, 'nobody'}", 'u-ann', yes],
    ['StringEquals', 'a${*}b', 'a*b', yes],
    ['StringEquals', '${$}{x}', '${x}', yes],
    ['StringLike', 'a${*}b', 'a*b', yes],
    ['StringLike', 'a${*}b', 'axb', no],
    ['StringLike', 'a${?}*', 'axb', no],
    ['StringLike', '${star}', 'anything', no],
    ['StringLike', '${star}', '*', yes],
    ['StringLike', '${aws:username}*', 'anna', yes],
    ['StringEquals', '${key', 'x', open],
    ['StringEquals', '${}', 'x', open],
    ['StringEquals', '${aws:userid,nobody}', 'x', open],
    ['StringNotEquals', ['${}', 'x'], 'x', no],
  ])('%s %j with variables on %j: %s', (operator, expected, actual, outcome) => {
    expect(outcomeOf(operator, expected, actual)).toBe(outcome);
  });

  it.each(['2008-10-17', undefined])('leaves variables alone in a policy of version %s', (version) => {
    const policy = {
      ...(version === undefined ? {} : { Version: version }),
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: '*',
          Resource: '*',
          Condition: { StringEquals: { k: 'u-${k}${*}' } },
        },
      ],
    };
    expect(evaluatePolicy(policy, makeRequest({ context: { k: 'u-${k}${*}' } })).decision).toBe('allow');
  });
});

describe('numeric operators', () => {
  it.each([
    ['NumericEquals', '10', '10.0', yes],
    ['NumericEquals', 10, '10', yes],
    ['NumericEquals', '1e3', '1000', yes],
    ['NumericEquals', '-3', '-3', yes],
    ['NumericEquals', ['1', '2'], '2', yes],
    ['NumericNotEquals', ['1', '2'], '2', no],
    ['NumericNotEquals', ['1', '2'], '3', yes],
    ['NumericLessThan', '9', '10', no],
    ['NumericLessThan', '10', '9', yes],
    ['NumericLessThanEquals', '9', '9', yes],
    ['NumericGreaterThan', '9', '9', no],
    ['NumericGreaterThan', '9', '9.25', yes],
    ['NumericGreaterThanEquals', ['100', '9'], '9', yes],
    ['NumericEquals', '1', 'one', no],
    ['NumericNotEquals', '1', 'one', yes],
    ['NumericLessThan', '1', '', no],
    ['NumericEquals', 'one', '1', open],
    ['NumericEquals', ' 10', '10', open],
    ['NumericEquals', '0x10', '16', open],
    ['NumericEquals', 'Infinity', '1', open],
    ['NumericEquals', '', '0', open],
    ['NumericEquals', '${key}', '1', open],
    ['NumericEquals', ['one', '1'], '1', yes],
  ])('%s %j on %j: %s', (operator, expected, actual, outcome) => {
    expect(outcomeOf(operator, expected, actual)).toBe(outcome);
  });
});

describe('date operators', () => {
  it.each([
    ['DateEquals', '2024-05-15T12:30:00Z', '1715776200', yes],
    ['DateEquals', '1715776200', '2024-05-15T12:30:00Z', yes],
    ['DateEquals', 1715776200, '2024-05-15T12:30:00.000Z', yes],
    ['DateEquals', '2024-05-15T14:30:00+02:00', '2024-05-15T12:30:00Z', yes],
    ['DateEquals', '2024-05-15T18:00:00+05:30', '2024-05-15T12:30:00Z', yes],
    ['DateEquals', '2024-05-15T07:30-05:00', '2024-05-15T12:30:00Z', yes],
    ['DateEquals', '2024-05-15T12:30:00', '2024-05-15T12:30:00Z', yes],
    ['DateEquals', '2024-05-15', '2024-05-15T00:00:00Z', yes],
    ['DateEquals', '2024-05', '2024-05-01T00:00:00Z', yes],
    ['DateEquals', '2024', '2024-01-01T00:00:00Z', yes],
    ['DateEquals', '2024-05-15T12:30:00.5Z', '1715776200.5', yes],
    ['DateNotEquals', '2024-05-15', '2024-05-15T00:00:01Z', yes],
    ['DateLessThan', '2024-02-29', '2024-02-28T23:59:59Z', yes],
    ['DateLessThanEquals', '2024-02-29', '1709164800', yes],
    ['DateGreaterThan', '2024-02-29', '1709164800', no],
    ['DateGreaterThanEquals', '2024-02-29', '1709164800', yes],
    ['DateEquals', '2024-05-15', 'yesterday', no],
    ['DateNotEquals', '2024-05-15', 'yesterday', yes],
    ['DateEquals', '2023-02-29', '0', open],
    ['DateEquals', '2024-13-01', '0', open],
    ['DateEquals', '2024-05-15T24:00:00Z', '0', open],
    ['DateEquals', '20240515T123000Z', '0', open],
    ['DateEquals', '2024-05-*', '0', open],
  ])('%s %j on %j: %s', (operator, expected, actual, outcome) => {
    expect(outcomeOf(operator, expected, actual)).toBe(outcome);
  });
});

describe('Bool and BinaryEquals', () => {
  it.each([
    ['Bool', 'true', 'true', yes],
    ['Bool', true, 'true', yes],
    ['Bool', false, 'true', no],
    ['Bool', 'TRUE', 'true', yes],
    ['Bool', ['true', 'false'], 'false', yes],
    ['Bool', 'false', 'no', no],
    ['Bool', 'yes', 'true', open],
    ['Bool', 1, 'true', open],
    ['BinaryEquals', 'aGVsbG8=', 'aGVsbG8=', yes],
    ['BinaryEquals', 'aGVsbG8', 'aGVsbG8=', yes],
    ['BinaryEquals', 'aGVsbG8=', 'aGVsbG9=', yes],
    ['BinaryEquals', 'AA==', 'AA', yes],
    ['BinaryEquals', 'aGVsbG8=', 'AGVSBG8=', no],
    ['BinaryEquals', 'aGVsbG8=', 'hello', no],
    ['BinaryEquals', '', '', yes],
    ['BinaryEquals', 'a', 'a', open],
    ['BinaryEquals', 'not base64', 'AA==', open],
    ['BinaryEquals', 'A===', 'AA==', open],
  ])('%s %j on %j: %s', (operator, expected, actual, outcome) => {
    expect(outcomeOf(operator, expected, actual)).toBe(outcome);
  });
});

describe('IP operators', () => {
  it.each([
    ['IpAddress', '203.0.113.0/24', '203.0.113.9', yes],
    ['IpAddress', '203.0.113.77/24', '203.0.113.9', yes],
    ['IpAddress', '203.0.113.9', '203.0.113.9', yes],
    ['IpAddress', '203.0.113.9', '203.0.113.8', no],
    ['IpAddress', '0.0.0.0/0', '203.0.113.9', yes],
    ['IpAddress', '0.0.0.0/0', '2001:db8::1', no],
    ['NotIpAddress', '0.0.0.0/0', '2001:db8::1', yes],
    ['IpAddress', '::/0', '2001:db8::1', yes],
    ['IpAddress', '::/0', '203.0.113.9', no],
    ['IpAddress', '2001:DB8::/32', '2001:0db8:0000:0000:0000:0000:0000:0042', yes],
    ['IpAddress', '2001:db8:0:0:0:0:0:42', '2001:db8::42', yes],
    ['IpAddress', '2001:db8::42', '2001:db8::43', no],
    ['IpAddress', '203.0.113.9', '::ffff:203.0.113.9', no],
    ['IpAddress', '::ffff:203.0.113.0/120', '::ffff:203.0.113.9', yes],
    ['IpAddress', '::ffff:203.0.113.0/120', '203.0.113.9', no],
    ['NotIpAddress', ['10.0.0.0/8', '203.0.113.9'], '203.0.113.9', no],
    ['NotIpAddress', ['10.0.0.0/8', '203.0.113.8'], '203.0.113.9', yes],
    ['IpAddress', '10.0.0.0/8', '10.0.0.1, 1.2.3.4', no],
    ['NotIpAddress', '10.0.0.0/8', 'somewhere', yes],
    ['IpAddress', '10.0.0.0/33', '10.0.0.1', open],
    ['IpAddress', '10.0.0.0/', '10.0.0.1', open],
    ['IpAddress', '10.0.0.0/08', '10.0.0.1', open],
    ['IpAddress', '10.0.0.0/-1', '10.0.0.1', open],
    ['IpAddress', '10.0/16', '10.0.0.1', open],
    ['IpAddress', '010.0.0.1', '10.0.0.1', open],
    ['IpAddress', '0x0a.0.0.1', '10.0.0.1', open],
    ['IpAddress', '167772161', '10.0.0.1', open],
    ['IpAddress', '10.*', '10.0.0.1', open],
    ['IpAddress', 'fe80::1%eth0', 'fe80::1', open],
    ['IpAddress', '2001:db8::/129', '2001:db8::1', open],
    ['NotIpAddress', ['10.0.0.0/33', '10.0.0.0/8'], '10.0.0.1', no],
    ['NotIpAddress', ['10.0.0.0/33', '11.0.0.0/8'], '10.0.0.1', open],
  ])('%s %j on %j: %s', (operator, expected, actual, outcome) => {
    expect(outcomeOf(operator, expected, actual)).toBe(outcome);
  });
});

describe('ARN operators', () => {
  const actual = 'arn:aws:sns:us-east-1:111122223333:topic:1';

  it.each([
    ['ArnEquals', actual, yes],
    ['ArnEquals', 'arn:aws:sns:*:*:*', yes],
    ['ArnLike', 'arn:*:sns:us-*:111122223333:top?c:*', yes],
    ['ArnLike', 'arn:aws:sns:*:topic:1', no],
    ['ArnLike', 'arn:aws:sns:us-east-1:111122223333:topic', no],
    ['ArnLike', 'arn:aws:sns:us-east-1:111122223333:TOPIC:1', no],
    ['ArnNotLike', 'arn:aws:sns:*:topic:1', yes],
    ['ArnNotEquals', ['arn:aws:sqs:*:*:*', 'arn:aws:sns:*:*:*'], no],
    ['ArnLike', 'arn:aws:sns:us-east-1:111122223333:${aws:username}', no],
    ['ArnLike', 'arn:aws:sns:us-east-1:111122223333:${aws:userid}', no],
    ['ArnNotLike', 'arn:aws:sns:us-east-1:111122223333:${aws:userid}', yes],
    ['ArnLike', "arn:aws:sns:us-east-1:111122223333:${aws:userid, 'topic:1'}", yes],
    ['ArnLike', "arn:${aws:userid, 'aws'}:sns:us-east-1:111122223333:topic:?", yes],
    ['ArnLike', '*', open],
    ['ArnNotLike', 'arn:aws:sns', open],
  ])('%s %j: %s', (operator, expected, outcome) => {
    expect(outcomeOf(operator, expected, actual)).toBe(outcome);
  });

  it('fits no text that is not an ARN', () => {
    expect(outcomeOf('ArnLike', 'arn:*:*:*:*:*', 'arn:aws:sns')).toBe(no);
    expect(outcomeOf('ArnNotLike', 'arn:*:*:*:*:*', 'arn:aws:sns')).toBe(yes);
  });

  it('differs from StringLike where a value has more colons, as in the example of AWS', () => {
    const pattern = 'arn:aws:someservice:*:111122223333:finance/*';
    const value = 'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt';
    expect(outcomeOf('StringLike', pattern, value)).toBe(yes);
    expect(outcomeOf('ArnLike', pattern, value)).toBe(no);
  });
});

describe('findOperator', () => {
  it('knows the 26 operators that AWS documents', () => {
    expect(new Set(operatorTable.map(({ name }) => name)).size).toBe(operatorTable.length);
    expect(operatorTable).toHaveLength(26);
  });

  it.each([
    'StringMatches',
    'NullIfExists',
    'ForAnyValue:Null',
    'ForSomeValues:StringEquals',
    'ForAnyValue:ForAllValues:StringEquals',
    'IfExists',
    'StringEqualsIfExistsIfExists',
    'NotBool',
    '',
    'constructor',
    '__proto__',
  ])('knows no %j', (name) => {
    expect(findOperator(name)).toBeUndefined();
  });

  it('takes prefix and suffix apart', () => {
    expect(findOperator('forANYvalue:arnLIKEifexists')).toMatchObject({
      operator: { name: 'ArnLike' },
      setOperator: 'ForAnyValue',
      isIfExists: true,
    });
  });
});
