import { type CaseRequest, toRequest } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../lib/diagnose-search.ts';
import { toDiagnoseBody, toHeaderMap, toUrl } from './to-diagnose-body.ts';

/** The request as the server will understand it. */
const understood = (question: Question) => {
  const { request } = toDiagnoseBody({ url: 'https://a.example/x', ...question });
  return toRequest((request ?? {}) as CaseRequest);
};

describe('the body of a question', () => {
  it('holds nothing that was not said', () => {
    expect(toDiagnoseBody({})).toEqual({ request: {}, symptom: {} });
  });

  it('leaves credential, key, client and place unsaid until they are said', () => {
    const { credential, apiKey, client, network } = understood({});
    expect([credential.scheme, apiKey.kind, client.kind, network.from]).toEqual([
      'not-said',
      'not-said',
      'not-said',
      'not-said',
    ]);
  });

  it.each([
    ['none', 'none'],
    ['sigv4', 'sigv4'],
    ['bearer', 'bearer'],
    ['basic', 'basic'],
    ['other', 'other'],
  ] as const)('says the credential %s as %s', (credential, scheme) => {
    expect(understood({ credential }).credential.scheme).toBe(scheme);
  });

  it.each([
    [{ key: 'sent' }, { kind: 'sent' }],
    [{ key: 'unknown-key' }, { kind: 'unknown-key' }],
    [
      { key: 'key', keyId: 'k1' },
      { kind: 'key', keyId: 'k1' },
    ],
    [{ key: 'not-sent', credential: 'none' }, { kind: 'not-sent' }],
  ] as const)('says the key %j as %j', (question, apiKey) => {
    expect(understood(question).apiKey).toEqual(apiKey);
  });

  it('does not make "no credential" out of "no key": what is not said stays unsaid', () => {
    expect(understood({ key: 'not-sent' }).credential.scheme).toBe('not-said');
  });

  it('takes a listed header as it is, and adds none twice', () => {
    const { headers } = understood({ header: ['X-Api-Key: <masked>', 'Accept: a', 'accept: b'], key: 'sent' });
    expect(headers).toEqual({ 'x-api-key': '<masked>', accept: 'b' });
    expect(toHeaderMap(['Accept: a', 'Accept: b', 'no header'])).toEqual({ Accept: ['a', 'b'] });
  });

  it('says where a browser’s page came from', () => {
    const { client, network } = understood({ from: 'browser', origin: 'https://app.example.com', mode: 'include' });
    expect(client).toEqual({ kind: 'browser', origin: 'https://app.example.com', credentials: 'include' });
    expect(network.from).toBe('browser');
  });

  it('says the network', () => {
    const network = {
      from: 'vpc',
      vpc: 'vpc-1',
      subnet: 'subnet-1',
      vpce: 'vpce-1',
      ip: '10.0.0.1',
      securityGroup: ['sg-1'],
    } as const;
    expect(understood({ ...network, securityGroup: [...network.securityGroup] }).network).toEqual({
      from: 'vpc',
      vpcId: 'vpc-1',
      subnetId: 'subnet-1',
      vpceId: 'vpce-1',
      sourceIp: '10.0.0.1',
      securityGroupIds: ['sg-1'],
    });
  });

  it('says the complaint', () => {
    const symptom = toDiagnoseBody({
      kind: 'refused',
      status: 403,
      body: '{}',
      replyHeader: ['via: x'],
      worked: 'no',
    }).symptom;
    expect(symptom).toEqual({ kind: 'refused', status: 403, body: '{}', headers: { via: 'x' }, everWorked: false });
  });

  it('has no request where AWS refused a change and nothing was called', () => {
    expect(toDiagnoseBody({ kind: 'setup-failed', managementCall: 'CreateDeployment' }).request).toBeNull();
  });

  it('names the API, if what was said can name one', () => {
    expect(toDiagnoseBody({ account: '111122223333', region: 'eu-west-1', api: 'a1', stage: 'prod' }).target).toEqual({
      accountId: '111122223333',
      region: 'eu-west-1',
      apiId: 'a1',
      stage: 'prod',
    });
    expect(toDiagnoseBody({ region: 'Ireland', api: 'a1' }).target).toBeUndefined();
    expect(toDiagnoseBody({ account: '42', region: 'eu-west-1', api: 'a1' }).target).toEqual({
      region: 'eu-west-1',
      apiId: 'a1',
    });
  });
});

describe('what a paste said besides', () => {
  it('reaches the server: what was seen, what the token says, the signed host', () => {
    const seen = [
      {
        id: 'o1',
        vantage: 'caller',
        relation: 'this-request',
        kind: 'dns',
        name: 'a.example',
        addresses: ['10.0.0.1'],
      },
    ];
    const body = toDiagnoseBody({
      seen: JSON.stringify(seen),
      claims: JSON.stringify({ iss: 'https://idp.example' }),
      signedHost: 'b.example',
    });
    expect(body.observations).toEqual(seen);
    expect(body.request).toMatchObject({ tokenClaims: { iss: 'https://idp.example' }, signedHost: 'b.example' });
  });

  it.each(['[{"kind":', '[{"kind":"odd"}]', '7'])('counts as not said where it cannot be read: %s', (seen) => {
    expect(toDiagnoseBody({ seen, claims: '{' })).not.toHaveProperty('observations');
    expect(toDiagnoseBody({ seen, claims: '{' }).request).not.toHaveProperty('tokenClaims');
  });

  it('is left aside where a worked example is asked for', () => {
    expect(toDiagnoseBody({ example: 'waf-blocked', kind: 'refused' })).toEqual({ example: 'waf-blocked' });
  });
});

describe('the URL of a question', () => {
  it.each([
    [{ url: 'https://a.example/x', api: 'a1', region: 'eu-west-1' }, 'https://a.example/x'],
    [
      { api: 'a1', region: 'eu-west-1', stage: 'prod', path: 'orders' },
      'https://a1.execute-api.eu-west-1.amazonaws.com/prod/orders',
    ],
    [
      { api: 'a1', region: 'cn-north-1', stage: '$default', path: '/x' },
      'https://a1.execute-api.cn-north-1.amazonaws.com.cn/x',
    ],
    [{ api: 'a1', region: 'eu-west-1', stage: 'prod' }, 'https://a1.execute-api.eu-west-1.amazonaws.com/prod/'],
    [{ api: 'a1' }, undefined],
  ])('%j is %s', (question, url) => {
    expect(toUrl(question)).toBe(url);
  });
});
