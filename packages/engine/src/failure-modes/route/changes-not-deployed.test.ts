import type { Complaint, Observation } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import type { RestOptions } from '../../testing/build-account.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { changesNotDeployed } from './changes-not-deployed.ts';
import { changesNotDeployedExample } from './changes-not-deployed.example.ts';

testFailureMode(changesNotDeployed, changesNotDeployedExample);

const uri = proxyMethod('GET').methodIntegration?.uri ?? '';
const exportWith = (integration: object = {}, document: object = {}) => ({
  openapi: '3.0.1',
  paths: {
    '/orders': {
      get: { 'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri, ...integration } },
    },
  },
  ...document,
});
const summary = (method: object) => ({
  deployedSummary: {
    [ids.stage]: { '/orders': { GET: { authorizationType: 'NONE', apiKeyRequired: false, ...method } } },
  },
});

interface Situation {
  readonly options?: RestOptions;
  readonly request?: Record<string, unknown>;
  readonly symptom: Complaint;
  readonly observations?: readonly Observation[];
}
const findings = ({ options = {}, request = {}, symptom, observations = [] }: Situation) =>
  diagnose(inputOf({ account: restAccount(options), request: publicRequest(request), symptom, observations }), {
    fixes: false,
  });
const idsOf = (situation: Situation) => findings(situation).findings.map(({ id }) => id);

describe('changes-not-deployed, told by differences', () => {
  it('explains a requirement for a key that was dropped since', () => {
    expect(
      idsOf({
        options: { parts: summary({ apiKeyRequired: true }) },
        symptom: { kind: 'refused', status: 403, body: '{"message":"Forbidden"}' },
      })[0],
    ).toBe('changes-not-deployed');
  });

  it('explains an authorization that was dropped since', () => {
    const symptom = { kind: 'refused', status: 403, body: '{"message":"Missing Authentication Token"}' } as const;
    expect(idsOf({ options: { parts: summary({ authorizationType: 'AWS_IAM' }) }, symptom })[0]).toBe(
      'changes-not-deployed',
    );
  });

  it('explains an authorization that was added and is not in force', () => {
    const resources = { '/orders': { GET: proxyMethod('GET', { authorizationType: 'AWS_IAM' }) } };
    expect(
      idsOf({ options: { resources, parts: summary({}) }, symptom: { kind: 'not-enforced', status: 200 } }),
    ).toContain('changes-not-deployed');
  });

  it('explains binary types that the export lacks', () => {
    const situation: Situation = {
      options: {
        restApi: { binaryMediaTypes: ['image/png'] },
        parts: { deployedExport: { [ids.stage]: exportWith() } },
      },
      symptom: { kind: 'wrong-content', status: 200 },
    };
    expect(findings(situation).findings[0]).toMatchObject({
      id: 'changes-not-deployed',
      certainty: 'likely',
      evidence: [{ label: 'Saved but not deployed: binaryMediaTypes' }],
    });
  });

  it('explains an integration that was changed since', () => {
    const parts = {
      deployedExport: { [ids.stage]: exportWith({ uri: uri.replace('function:orders', 'function:orders-old') }) },
    };
    expect(idsOf({ options: { parts }, symptom: { kind: 'not-updated', status: 200 } })[0]).toBe(
      'changes-not-deployed',
    );
  });

  it('does not take a difference of another route for the cause', () => {
    const resources = { '/orders': { GET: proxyMethod('GET') }, '/other': { GET: proxyMethod('GET') } };
    const parts = { ...summary({}), deployedExport: { [ids.stage]: exportWith() } };
    expect(idsOf({ options: { resources, parts }, symptom: { kind: 'wrong-content', status: 200 } })).not.toContain(
      'changes-not-deployed',
    );
  });

  it('leaves a policy that differs to its own failure mode', () => {
    const parts = {
      deployedExport: {
        [ids.stage]: exportWith(
          {},
          {
            'x-amazon-apigateway-policy': {
              Statement: [
                { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
              ],
            },
          },
        ),
      },
    };
    expect(idsOf({ options: { parts }, symptom: { kind: 'not-enforced', status: 200 } })).not.toContain(
      'changes-not-deployed',
    );
  });

  it('is found first where a preflight is saved and not deployed', () => {
    const mock = {
      httpMethod: 'OPTIONS',
      authorizationType: 'NONE',
      methodIntegration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } },
    };
    const situation: Situation = {
      options: { resources: { '/orders': { GET: proxyMethod('GET'), OPTIONS: mock } }, parts: summary({}) },
      request: { from: 'browser', origin: 'https://shop.example.com', headers: { Authorization: 'Bearer x' } },
      symptom: {
        kind: 'blocked-by-browser',
        status: 403,
        console:
          "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present",
      },
    };
    expect(idsOf(situation)[0]).toBe('changes-not-deployed');
  });
});

describe('changes-not-deployed, without differences', () => {
  const complaint = { kind: 'not-updated', status: 200 } as const;

  it('asks for the export', () => {
    const diagnosis = findings({ symptom: complaint });
    expect(diagnosis.findings.map(({ id }) => id)).not.toContain('changes-not-deployed');
    expect(diagnosis.wanted).toContain(`/api/exports/${ids.stage}`);
  });

  it('is clear where the export shows what is saved', () => {
    expect(
      idsOf({ options: { parts: { deployedExport: { [ids.stage]: exportWith() } } }, symptom: complaint }),
    ).not.toContain('changes-not-deployed');
  });

  it('is told by an edit after the deployment where the export may not be read', () => {
    const edit = (at: string): Observation => ({
      id: 'edit1',
      vantage: 'aws',
      relation: 'ambient',
      kind: 'change',
      eventName: 'UpdateIntegration',
      at,
      requestParameters: { restApiId: ids.apiId },
    });
    const input = (at: string) => {
      const made = inputOf({
        account: restAccount(),
        request: publicRequest(),
        symptom: complaint,
        observations: [edit(at)],
      });
      return {
        ...made,
        snapshot: {
          ...made.snapshot,
          api: {
            ...made.snapshot.api,
            exports: { [ids.stage]: { state: 'hidden' as const, cause: 'denied' as const } },
          },
        },
      };
    };
    expect(diagnose(input('2024-05-01T00:00:00Z')).findings[0]).toMatchObject({
      id: 'changes-not-deployed',
      certainty: 'likely',
      evidence: [{ pointer: 'observation:edit1' }],
    });
    expect(diagnose(input('2024-01-01T00:00:00Z')).findings[0]).toMatchObject({
      id: 'changes-not-deployed',
      certainty: 'possible',
    });
  });

  it('is silent without a complaint', () => {
    expect(
      findings({
        options: {
          restApi: { binaryMediaTypes: ['image/png'] },
          parts: { deployedExport: { [ids.stage]: exportWith() } },
        },
        symptom: {},
      }).findings,
    ).toEqual([]);
  });
});
