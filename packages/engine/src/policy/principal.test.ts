import { describe, expect, it } from 'vitest';
import { evaluatePolicy } from './evaluate-policy.ts';
import { makePolicy, makeRequest } from './make-request.ts';

const root = 'arn:aws:iam::111122223333:root';
const user = 'arn:aws:iam::111122223333:user/team/ann';
const role = 'arn:aws:iam::111122223333:role/team/app';
const session = 'arn:aws:sts::111122223333:assumed-role/app/s1';
const service = 'events.amazonaws.com';

const judge = (element: 'Principal' | 'NotPrincipal', value: unknown, principal: string) => {
  const verdict = evaluatePolicy(makePolicy({ [element]: value }), makeRequest({ principal })).statements[0]?.principal;
  return `${verdict?.outcome}: ${verdict?.reason}`;
};

describe('Principal', () => {
  const listed = 'matched: principal-listed';
  const missed = 'not-matched: principal-not-listed';
  const everyone = 'matched: principal-everyone';
  const ofAccount = 'matched: principal-account';
  const ofRole = 'matched: principal-role-of-session';

  it.each([
    ['*', 'anonymous', everyone],
    ['*', service, everyone],
    [{ AWS: '*' }, 'anonymous', everyone],
    [{ AWS: ['*'] }, session, everyone],
    [{ AWS: '*' }, service, everyone],
    [{ AWS: '111122223333' }, 'anonymous', missed],
    [{ AWS: '111122223333' }, root, ofAccount],
    [{ AWS: '111122223333' }, user, ofAccount],
    [{ AWS: '111122223333' }, session, ofAccount],
    [{ AWS: '111122223333' }, 'arn:aws-cn:iam::111122223333:user/x', ofAccount],
    [{ AWS: 111122223333 }, user, ofAccount],
    [{ AWS: '111122223334' }, user, missed],
    [{ AWS: '111122223333' }, service, missed],
    [{ AWS: root }, user, ofAccount],
    [{ AWS: root }, 'arn:aws:sts::111122223333:federated-user/x', ofAccount],
    [{ AWS: root }, 'arn:aws-cn:iam::111122223333:user/x', missed],
    [{ AWS: user }, user, listed],
    [{ AWS: user }, root, missed],
    [{ AWS: user }, `${user}2`, missed],
    [{ AWS: user.toUpperCase() }, user, missed],
    [{ AWS: role }, role, listed],
    [{ AWS: role }, session, ofRole],
    [{ AWS: 'arn:aws:iam::111122223333:role/app' }, session, ofRole],
    [{ AWS: 'arn:aws:iam::111122223333:role/App' }, session, missed],
    [{ AWS: 'arn:aws:iam::111122223333:role/application' }, session, missed],
    [{ AWS: 'arn:aws:iam::111122223333:user/app' }, session, missed],
    [{ AWS: 'arn:aws:iam::444455556666:role/app' }, session, missed],
    [{ AWS: 'arn:aws-cn:iam::111122223333:role/app' }, session, missed],
    [{ AWS: session }, session, listed],
    [{ AWS: session }, session.replace('s1', 's2'), missed],
    [{ AWS: session }, role, missed],
    [{ AWS: 'arn:aws:iam::111122223333:role/*' }, session, missed],
    [{ AWS: 'arn:aws:sts::111122223333:assumed-role/app/*' }, session, missed],
    [{ AWS: 'arn:aws:iam::*:root' }, user, missed],
    [{ AWS: 'AROAEXAMPLEEXAMPLE123' }, session, missed],
    [{ AWS: ['444455556666', user] }, user, listed],
    [{ Service: service }, service, listed],
    [{ Service: ['lambda.amazonaws.com', service] }, service, listed],
    [{ Service: 'lambda.amazonaws.com' }, service, missed],
    [{ Service: '*' }, service, listed],
    [{ Service: '*' }, 'anonymous', missed],
    [{ Service: service }, user, missed],
    [{ AWS: user, Service: service }, service, listed],
    [{ Federated: 'cognito-identity.amazonaws.com' }, session, missed],
    [{ Federated: 'cognito-identity.amazonaws.com' }, 'cognito-identity.amazonaws.com', missed],
    [{ CanonicalUser: '79a59df9' }, 'anonymous', missed],
    [{ CanonicalUser: '79a59df9' }, user, 'undetermined: principal-canonical-user'],
    [{ CanonicalUser: '79a59df9', AWS: user }, user, listed],
  ])('%j and %s: %s', (value, principal, expected) => {
    expect(judge('Principal', value, principal)).toBe(expected);
  });

  it('points at the entry that was met', () => {
    const policy = makePolicy({ Principal: { AWS: ['444455556666', user] } });
    expect(evaluatePolicy(policy, makeRequest({ principal: user })).statements[0]?.principal).toMatchObject({
      path: 'Statement[0].Principal',
      expected: ['444455556666', user],
      actual: user,
      decidedBy: { expected: user, path: 'Statement[0].Principal.AWS[1]' },
    });
  });
});

describe('NotPrincipal', () => {
  const exempt = 'not-matched: principal-exempt';
  const alone = 'not-matched: principal-exempt-without-account';
  const meant = 'matched: principal-not-exempt';

  it.each([
    ['*', 'anonymous', exempt],
    [{ AWS: user }, 'anonymous', meant],
    [{ AWS: [user, root] }, user, exempt],
    [{ AWS: [user, '111122223333'] }, user, exempt],
    [{ AWS: user }, user, alone],
    [{ AWS: [user, '444455556666'] }, user, alone],
    [{ AWS: root }, root, exempt],
    [{ AWS: '111122223333' }, root, exempt],
    [{ AWS: root }, user, meant],
    [{ AWS: '111122223333' }, session, meant],
    [{ AWS: [user, root] }, role, meant],
    [{ AWS: [role, root] }, session, exempt],
    [{ AWS: [session, role, root] }, session, exempt],
    [{ AWS: [session, root] }, session.replace('s1', 's2'), meant],
    [{ Service: service }, service, exempt],
    [{ Service: service }, 'anonymous', meant],
    [{ CanonicalUser: '79a59df9' }, user, 'undetermined: principal-canonical-user'],
  ])('%j and %s: %s', (value, principal, expected) => {
    expect(judge('NotPrincipal', value, principal)).toBe(expected);
  });
});
