import type { Complaint } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import { invokeUrl, privateAccount } from './testing/build-account.ts';
import { inputOf } from './testing/example.ts';

const ask = (request: object, symptom?: Complaint) => {
  const input = inputOf({
    account: privateAccount(),
    request: { method: 'GET', ...request },
    ...(symptom && { symptom }),
  });
  const { findings, outcome } = diagnose(input, { fixes: false });
  return { ids: findings.map(({ id }) => id), verdict: outcome.verdict, sentence: outcome.sentence };
};
const hostOnly = { url: invokeUrl('').replace(/\/prod$/, '/'), from: 'vpc' };

describe('the outcome', () => {
  it('names what the caller did not say and the answer depends on', () => {
    const answer = ask({ url: invokeUrl(), from: 'vpc' });
    expect(answer).toMatchObject({
      verdict: 'unknown',
      sentence: 'The answer depends on the VPC that the call comes from, which was not said.',
    });
  });

  it('blames no reply for a connection that never stood', () => {
    const body = 'curl: (6) Could not resolve host: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
    const answer = ask(hostOnly, { kind: 'no-connection', body });
    expect(answer).toMatchObject({ ids: [], verdict: 'unknown' });
    expect(answer.sentence).toContain('the VPC that the call comes from');
  });

  it('blames the reply that the same request would get where nothing was seen', () => {
    expect(ask(hostOnly).ids).toEqual(['stage-missing-in-url']);
  });
});
