import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { apiArn, ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Scenario } from '../../testing/example.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { policyNotDeployed } from './policy-not-deployed.ts';
import { policyNotDeployedExample } from './policy-not-deployed.example.ts';

testFailureMode(policyNotDeployed, policyNotDeployedExample);

const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() };
const office = { ...allow, Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } } };
const account = (saved: readonly unknown[] | undefined, exported?: readonly unknown[]) =>
  restAccount({
    ...(saved ? { policy: saved } : {}),
    ...(exported
      ? {
          parts: {
            deployedExport: {
              prod: {
                openapi: '3.0.1',
                paths: { '/orders': { get: {} } },
                'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: exported },
              },
            },
          },
        }
      : {}),
  });
const refused = {
  kind: 'refused' as const,
  status: 403,
  body: `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:${ids.region}:********9012:${ids.apiId}/prod/GET/orders"}`,
};
const first = (scenario: Scenario): string | undefined => diagnose(inputOf(scenario), { fixes: false }).findings[0]?.id;
const request = publicRequest();

describe('policy-not-deployed', () => {
  it.each<[string, Scenario, string | undefined]>([
    [
      'is found when the saved policy was taken away',
      { account: account(undefined), request, symptom: refused },
      'policy-not-deployed',
    ],
    [
      'is found when the export still holds the older policy',
      { account: account([allow], [office]), request, symptom: refused },
      'policy-not-deployed',
    ],
    [
      'is found when a call passes that the saved policy refuses',
      { account: account([office]), request, symptom: { kind: 'not-enforced', status: 200 } },
      'policy-not-deployed',
    ],
    [
      'is found when a call passes by the exported policy and not by the saved one',
      { account: account([office], [allow]), request, symptom: { kind: 'not-enforced', status: 200 } },
      'policy-not-deployed',
    ],
    [
      'is not found when the saved policy refuses as seen',
      { account: account([office]), request, symptom: refused },
      'policy-no-matching-allow',
    ],
    [
      'is not found when a call passes that nothing refuses',
      { account: account([allow]), request, symptom: { kind: 'not-enforced', status: 200 } },
      undefined,
    ],
  ])('%s', (_, scenario, expected) => {
    expect(first(scenario)).toBe(expected);
  });

  it('is found for a bare 403 only when an edit after the deployment is known', () => {
    const { observations = [] } = policyNotDeployedExample.broken;
    const scenario = { account: account([allow]), request, symptom: { kind: 'refused', status: 403 } } as const;
    expect(first(scenario)).toBeUndefined();
    expect(first({ ...scenario, observations })).toBe('policy-not-deployed');
    expect(
      first({ ...scenario, observations, symptom: { ...scenario.symptom, body: '{"message":"Forbidden"}' } }),
    ).toBeUndefined();
  });

  it('wants the export of the stage for a bare 403 that the saved policy does not give', () => {
    const scenario = { account: account([allow]), request, symptom: { kind: 'refused', status: 403 } } as const;
    const wantedOf = (given: Scenario) => diagnose(inputOf(given), { fixes: false }).wanted;
    expect(wantedOf(scenario)).toContain('/api/exports/prod');
    expect(wantedOf({ ...scenario, account: account([office]) })).not.toContain('/api/exports/prod');
    expect(first({ ...scenario, account: account([allow], [office]) })).toBe('policy-not-deployed');
  });

  it('is certain only when an edit after the deployment is known', () => {
    const certainty = (observations: Scenario['observations']): string | undefined =>
      diagnose(
        inputOf({ account: account([allow]), request, symptom: refused, ...(observations ? { observations } : {}) }),
      ).findings[0]?.certainty;
    expect(certainty(undefined)).toBe('likely');
    expect(certainty(policyNotDeployedExample.broken.observations)).toBe('certain');
  });
});
