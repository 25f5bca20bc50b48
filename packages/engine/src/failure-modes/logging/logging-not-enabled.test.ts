import type { Complaint, Stage } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { loggingNotEnabled } from './logging-not-enabled.ts';
import { loggingNotEnabledExample } from './logging-not-enabled.example.ts';

testFailureMode(loggingNotEnabled, loggingNotEnabledExample);

const group = {
  destinationArn: `arn:aws:logs:${ids.region}:${ids.accountId}:log-group:orders`,
  format: '$context.requestId',
};
const stream = (name: string) => ({
  destinationArn: `arn:aws:firehose:${ids.region}:${ids.accountId}:deliverystream/${name}`,
  format: '$context.requestId',
});
const summary = (stage: Partial<Stage>, symptom: Complaint = {}): string | undefined =>
  diagnose(
    inputOf({
      account: restAccount({
        stage,
        parts: { getAccount: { cloudwatchRoleArn: `arn:aws:iam::${ids.accountId}:role/apigw-logs` } },
      }),
      request: publicRequest(),
      symptom: { kind: 'no-logs', status: 200, ...symptom },
    }),
  ).findings.find(({ id }) => id === 'logging-not-enabled')?.summary;

describe('logging-not-enabled', () => {
  it.each([
    [
      'execution logs are off beside access logs',
      { accessLogSettings: group },
      { expected: 'lines in the execution log' },
      'Execution logs are off',
    ],
    [
      'access logs are off beside execution logs',
      { methodSettings: { '*/*': { loggingLevel: 'INFO' } } },
      { expected: 'a line per call in the access log' },
      'no destination for access logs',
    ],
    [
      'the stream has another name',
      { accessLogSettings: stream('orders'), methodSettings: { '*/*': { loggingLevel: 'INFO' } } },
      {},
      'does not begin with amazon-apigateway-',
    ],
    [
      'only errors are written and the call succeeded',
      { accessLogSettings: group, methodSettings: { '*/*': { loggingLevel: 'ERROR' } } },
      { expected: 'lines in the execution log' },
      'errors only',
    ],
    [
      'the method switches its own logs off',
      {
        accessLogSettings: group,
        methodSettings: { '*/*': { loggingLevel: 'INFO' }, 'orders/GET': { loggingLevel: 'OFF' } },
      },
      {},
      'off for this method',
    ],
  ])('says that %s', (_, stage, symptom, expected) => {
    expect(summary(stage, symptom)).toContain(expected);
  });

  it('is clear where both are on and the stream is named right', () => {
    expect(
      summary({
        accessLogSettings: stream('amazon-apigateway-orders'),
        methodSettings: { '*/*': { loggingLevel: 'INFO' } },
      }),
    ).toBeUndefined();
  });

  it('looks at access logs alone for an HTTP API, which has no others', () => {
    const account = {
      accountId: ids.accountId,
      region: ids.region,
      apiV2: { ApiId: ids.apiId, Name: 'orders', ProtocolType: 'HTTP' },
      routes: [],
      integrations: [],
      stages: [{ StageName: '$default', AutoDeploy: true }],
    };
    const [finding] = diagnose(inputOf({ account, request: null, symptom: { kind: 'no-logs' } })).findings;
    expect(finding?.summary).toBe('Stage $default has no destination for access logs.');
  });
});
