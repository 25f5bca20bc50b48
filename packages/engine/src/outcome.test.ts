import type { Complaint, DiagnoseInput } from '@gatescope/shared';
import { hidden } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import { ids, invokeUrl, privateAccount, proxyMethod, publicRequest, restAccount } from './testing/build-account.ts';
import { httpAccount, httpRequest } from './testing/build-http-account.ts';
import { inputOf } from './testing/example.ts';
import { hide } from './testing/test-failure-mode.ts';

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

const fromVpc = { from: 'vpc', sourceVpcId: ids.vpcId, sourceVpceId: ids.vpceId, sourceIp: ids.callerIp };

describe('the outcome', () => {
  it('names what the caller did not say and the answer depends on', () => {
    const answer = ask({ url: invokeUrl(), from: 'vpc' });
    expect(answer).toMatchObject({
      verdict: 'unknown',
      sentence: 'The answer depends on the VPC that the call comes from, which was not said.',
    });
  });

  it('says what is open where no gate is known to stop the request', () => {
    const page = { ...publicRequest(), method: 'GET', from: 'browser', origin: 'https://shop.example.com' };
    const account = restAccount({ resources: { '/orders': { GET: proxyMethod('GET') } } });
    const { outcome } = diagnose(inputOf({ account, request: page }), { fixes: false });
    expect(outcome).toMatchObject({
      verdict: 'unknown',
      sentence:
        'No gate is known to stop this request; open is whether the backend sends the CORS headers that the page needs.',
    });
  });

  it('tells a cause that is only possible as a candidate', () => {
    const symptom = { kind: 'failed' as const, status: 500, body: '{"message":"Internal Server Error"}' };
    const { findings, outcome } = diagnose(inputOf({ account: httpAccount(), request: httpRequest(), symptom }));
    expect(findings[0]?.certainty).toBe('possible');
    expect(outcome.sentence).toBe(
      findings.length > 1
        ? `${findings.length} causes are possible. The first: ${findings[0]?.summary}`
        : `Possible cause: ${findings[0]?.summary}`,
    );
  });

  it('blames no reply for a connection that never stood', () => {
    const body = 'curl: (6) Could not resolve host: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
    const answer = ask(hostOnly, { kind: 'no-connection', body });
    expect(answer).toMatchObject({ ids: [], verdict: 'unknown' });
    expect(answer.sentence).toContain('the VPC that the call comes from');
  });

  it.each([
    ['denied', 'api:Read would settle it'],
    ['failed', 'no usable answer came'],
    ['throttled', 'no usable answer came'],
  ] as const)('promises a permission only where one would help (%s)', (cause, words) => {
    const input = inputOf({ account: privateAccount(), request: { method: 'GET', url: invokeUrl(), ...fromVpc } });
    const { api } = input.snapshot;
    if (api.kind !== 'REST') throw new Error('The account holds a REST API.');
    const unread = hidden(cause, { action: 'api:Read', resource: '*' });
    const snapshot = { ...input.snapshot, api: { ...api, deployed: { [ids.deploymentId]: unread } } };
    const { outcome } = diagnose({ ...input, snapshot }, { fixes: false });
    expect(outcome.verdict).toBe('unknown');
    expect(outcome.sentence).toContain(words);
  });

  it.each([
    ['certain', (input: DiagnoseInput) => input],
    ['likely', (input: DiagnoseInput) => ({ ...input, snapshot: hide(input.snapshot, '/api/deployed/*').snapshot })],
  ] as const)('is %s of a missing signature by what it knows of the deployment', (certainty, change) => {
    const resources = { '/orders': { GET: proxyMethod('GET', { authorizationType: 'AWS_IAM' }) } };
    const symptom = { kind: 'refused' as const, status: 403, body: '{"message":"Missing Authentication Token"}' };
    const request = publicRequest({ headers: {} });
    const input = change(inputOf({ account: restAccount({ resources }), request, symptom }));
    const { findings } = diagnose(input, { fixes: false });
    expect(findings[0]).toMatchObject({ id: 'iam-auth-unsigned-request', certainty });
  });

  it('blames the reply that the same request would get where nothing was seen', () => {
    expect(ask(hostOnly).ids).toEqual(['stage-missing-in-url']);
  });
});
