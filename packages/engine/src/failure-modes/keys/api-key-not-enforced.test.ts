import type { Complaint } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import type { RestOptions } from '../../testing/build-account.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { apiKeyNotEnforced } from './api-key-not-enforced.ts';
import { apiKeyNotEnforcedExample } from './api-key-not-enforced.example.ts';
import { keyParts } from './keyed-account.ts';

testFailureMode(apiKeyNotEnforced, apiKeyNotEnforcedExample);

const open: Complaint = { kind: 'not-enforced', status: 200 };
const find = (options: RestOptions, symptom: Complaint = open) =>
  diagnose(inputOf({ account: restAccount(options), request: publicRequest(), symptom }), {
    fixes: false,
  }).findings.find(({ id }) => id === 'api-key-not-enforced');

describe('api-key-not-enforced, where nothing requires a key', () => {
  it('is certain where a plan holds the stage', () => {
    expect(find({ parts: keyParts })).toMatchObject({ certainty: 'certain' });
  });

  it('is certain where the complaint speaks of keys', () => {
    expect(find({}, { ...open, expected: 'A call without an API key should be refused' })).toMatchObject({
      certainty: 'certain',
    });
  });

  it('is only possible where nothing else speaks of keys', () => {
    expect(find({})).toMatchObject({ certainty: 'possible' });
  });

  it('is silent where something else guards the method', () => {
    expect(
      find({ resources: { '/orders': { GET: proxyMethod('GET', { authorizationType: 'AWS_IAM' }) } } }),
    ).toBeUndefined();
    expect(find({ policy: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] })).toBeUndefined();
  });
});
