import { describe, expect, it } from 'vitest';
import { describePolicy } from './describe-policy.ts';
import { makePolicy } from './make-request.ts';
import { operatorTable } from './operators/operator-table.ts';

const headlineOf = (statement: object) => describePolicy(makePolicy(statement)).statements[0]?.headline;
const whenOf = (Condition: object) =>
  describePolicy(makePolicy({ Condition }))
    .statements[0]?.lines.filter(({ aspect }) => aspect === 'when')
    .map(({ text }) => text);

describe('describePolicy', () => {
  it('says who, what, where and when, each with its place', () => {
    const policy = makePolicy(
      {},
      {
        Sid: 'OnlyOurs',
        Effect: 'Deny',
        Action: 'execute-api:Invoke',
        Resource: ['execute-api:/prod/*', 'execute-api:/test/*'],
        Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } },
      },
    );
    const api = 'arn:aws:execute-api:eu-west-1:111122223333:abc123';
    expect(describePolicy(policy, { apiArn: api }).statements[1]).toEqual({
      statementIndex: 1,
      path: 'Statement[1]',
      sid: 'OnlyOurs',
      effect: 'Deny',
      headline: `Denies everyone whose aws:SourceVpce is not vpce-1 or is missing, for execute-api:Invoke, on ${api}/prod/* and ${api}/test/*`,
      lines: [
        { aspect: 'who', path: 'Statement[1].Principal', text: 'everyone' },
        { aspect: 'what', path: 'Statement[1].Action', text: 'execute-api:Invoke' },
        { aspect: 'where', path: 'Statement[1].Resource', text: `${api}/prod/* and ${api}/test/*` },
        {
          aspect: 'when',
          path: 'Statement[1].Condition.StringNotEquals.aws:SourceVpce',
          text: 'aws:SourceVpce is not vpce-1 or is missing',
        },
      ],
    });
  });

  it.each([
    [{}, 'Allows everyone'],
    [{ Effect: 'Deny' }, 'Denies everyone'],
    [{ Principal: { AWS: ['*'] } }, 'Allows everyone'],
    [{ Principal: { AWS: '111122223333' } }, 'Allows account 111122223333'],
    [{ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }, 'Allows account 111122223333'],
    [{ Principal: { AWS: 'arn:aws:iam::111122223333:role/team/app' } }, 'Allows role team/app of account 111122223333'],
    [
      {
        Principal: {
          AWS: ['arn:aws:iam::111122223333:user/ann', 'AROAEXAMPLEEXAMPLE123'],
          Service: 'events.amazonaws.com',
        },
      },
      'Allows user ann of account 111122223333, a deleted user or role (AROAEXAMPLEEXAMPLE123) and the AWS service events.amazonaws.com',
    ],
    [
      { Principal: { AWS: 'arn:aws:sts::111122223333:assumed-role/app/s1' } },
      'Allows session s1 of role app of account 111122223333',
    ],
    [{ Effect: 'Deny', NotPrincipal: { AWS: '111122223333' } }, 'Denies everyone but account 111122223333'],
    [{ NotAction: 's3:*' }, 'Allows everyone, for every action but s3:*'],
    [{ NotResource: 'arn:x' }, 'Allows everyone, on every resource but arn:x'],
    [{ Condition: { Null: { k: 'true' } } }, 'Allows everyone when the request has no k'],
    [
      { Condition: { IpAddress: { 'aws:VpcSourceIp': ['10.0.0.0/8', '::1'] }, Bool: { 'aws:SecureTransport': true } } },
      'Allows everyone when aws:VpcSourceIp is in one of 10.0.0.0/8, ::1, and aws:SecureTransport is true',
    ],
  ])('%j reads %j', (statement, headline) => {
    expect(headlineOf(statement)).toBe(headline);
  });

  it.each([
    [{ StringEquals: { k: 'a' } }, 'k is a'],
    [{ StringNotLike: { k: ['a*', 'b*'] } }, 'k fits none of a*, b* or is missing'],
    [{ StringEqualsIfExists: { k: 'a' } }, 'k is a or is missing'],
    [{ StringNotEqualsIfExists: { k: 'a' } }, 'k is not a or is missing'],
    [{ 'ForAllValues:StringLike': { k: 'a*' } }, 'every value of k fits a*, or there is none'],
    [{ 'ForAnyValue:StringLikeIfExists': { k: 'a*' } }, 'some value of k fits a*, or the key is missing'],
    [{ 'ForAnyValue:StringNotEquals': { k: ['a', 'b'] } }, 'some value of k is none of a, b'],
    [{ NumericLessThanEquals: { k: 5 } }, 'k is at most 5'],
    [{ DateGreaterThan: { k: '2030-01-01' } }, 'k is after 2030-01-01'],
    [{ NotIpAddress: { k: '10.0.0.0/8' } }, 'k is outside 10.0.0.0/8 or is missing'],
    [{ Null: { k: [true, 'false'] } }, 'the request has k or not'],
    [{ Null: { k: 'false' } }, 'the request has k'],
    [{ StringMatches: { k: 'a' } }, 'k passes StringMatches (no such operator) with a'],
    [{ StringEquals: { k: [] } }, 'k is one of no values'],
  ])('%j reads %j', (condition, text) => {
    expect(whenOf(condition)).toEqual([text]);
  });

  it.each(operatorTable)('has a phrase for $name', ({ name }) => {
    expect(whenOf({ [name]: { k: '1' } })?.join()).not.toContain(name);
  });

  it('says where a document is malformed instead', () => {
    expect(describePolicy({ Statement: 7 })).toEqual({
      statements: [],
      malformed: [{ path: 'Statement', reason: 'element-wrong-type', value: '7' }],
    });
  });
});
