import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { contracts, type Contract } from '@gatescope/shared';
import { makeApp, makeLogger } from '../testing/fakes.ts';
import { makeKey, makeToken, settings } from '../testing/alb-token.ts';
import { albSignIn } from './alb-sign-in.ts';

const kid = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
const key = makeKey(kid);
const forged = makeKey(kid);
const asked: string[] = [];

const publishKey = (url: string): Promise<ArrayBuffer> => {
  asked.push(url);
  return Promise.resolve(Uint8Array.from(Buffer.from(key.pem)).buffer);
};

const identify = albSignIn(settings, publishKey);

const get = (token: string | undefined, path = '/api/session') => {
  const sent = request(makeApp({ identify })).get(path);
  return token === undefined ? sent : sent.set('x-amzn-oidc-data', token);
};

describe('sign-in behind a load balancer', () => {
  it('believes a token of the load balancer, and takes name and roles from it', async () => {
    const { status, body } = await get(makeToken(key));
    expect(status).toBe(200);
    expect(body.user).toEqual({ id: 'user-7', name: 'ada@example.com', roles: ['viewer'] });
    expect(asked[0]).toBe(`https://public-keys.auth.elb.eu-central-1.amazonaws.com/${kid}`);
  });

  const past = Math.floor(Date.now() / 1000) - 60;
  const otherAlb = settings.albArn.replace('console', 'other');
  it.each([
    ['no token', undefined],
    ['an empty token', ''],
    ['no JWT at all', 'hello'],
    ['a token signed by another key', makeToken(forged)],
    ['an expired token', makeToken(key, { header: { exp: past }, claims: { exp: past } })],
    ['a token without an end', makeToken(key, { claims: { exp: undefined } })],
    ['a token of another load balancer', makeToken(key, { header: { signer: otherAlb } })],
    ['a token without a signer', makeToken(key, { header: { signer: undefined } })],
    [
      'a token of another issuer',
      makeToken(key, { header: { iss: 'https://evil.example' }, claims: { iss: 'https://evil.example' } }),
    ],
    ['a token without an issuer', makeToken(key, { claims: { iss: undefined } })],
    ['a token for another client', makeToken(key, { header: { client: 'other-client' } })],
    ['a token without a client', makeToken(key, { header: { client: undefined } })],
    ['a token whose signature is none', makeToken(key).replace(/[^.]*$/, 'bm8')],
    ['a token that is not signed', makeToken(key, { header: { alg: 'none' } }).replace(/[^.]*$/, '')],
    ['a token with another algorithm', makeToken(key, { header: { alg: 'HS256' } })],
    ['a token with a key id that leads elsewhere', makeToken(key, { header: { kid: '../../evil' } })],
    ['a token that names nobody', makeToken(key, { claims: { sub: '' } })],
    [
      'a token whose claims were changed',
      makeToken(key).replace(/\.[^.]*\./, `.${Buffer.from('{"sub":"root"}').toString('base64url')}.`),
    ],
  ])('refuses %s', async (_what, token) => {
    const { status, body } = await get(token);
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
  });

  it('does not tell a forger which check failed, nor log the token', async () => {
    const { logger, lines } = makeLogger();
    const token = makeToken(key, { header: { signer: otherAlb } });
    const { body } = await request(makeApp({ identify, logger })).get('/api/session').set('x-amzn-oidc-data', token);
    expect(body.detail).toBe('Your sign-in is not valid here.');
    expect(lines.join('')).not.toContain(token.split('.')[2]);
  });

  it.each([
    ['cannot be reached', () => Promise.reject(new Error('no route'))],
    ['answers with a page', () => Promise.resolve(Uint8Array.from(Buffer.from('<html>')).buffer)],
  ])('says that the key could not be fetched where its place %s', async (_what, place) => {
    const { body } = await request(makeApp({ identify: albSignIn(settings, place) }))
      .get('/api/session')
      .set('x-amzn-oidc-data', makeToken(key));
    expect([body.code, body.detail]).toEqual(['unauthenticated', expect.stringContaining('could not be fetched')]);
  });

  it('does not blame the way to the keys for a broken signature', async () => {
    const { body } = await get(makeToken(key).replace(/[^.]*$/, 'bm8'));
    expect(body.detail).toBe('Your sign-in is not valid here.');
  });

  it('takes the padding that a load balancer writes', async () => {
    expect(makeToken(key)).toMatch(/==$/);
    expect((await get(makeToken(key))).status).toBe(200);
  });

  it('stands before every endpoint', async () => {
    const app = makeApp({ identify });
    const all: Contract[] = Object.values(contracts);
    for (const { method, path } of all) {
      const url = path.replace(/:[A-Za-z]+/g, 'x');
      const { body } = await (method === 'GET' ? request(app).get(url) : request(app).post(url).send({}));
      expect([path, body.code]).toEqual([path, 'unauthenticated']);
    }
    expect((await request(app).get('/api/openapi.json')).status).toBe(401);
    expect((await request(app).get('/healthz')).status).toBe(200);
  });
});

describe('roles', () => {
  const rolesOf = async (claims: object): Promise<unknown> =>
    (await identify({ 'x-amzn-oidc-data': makeToken(key, { claims }) })).roles;

  it('come from the values of the claim, whatever its form', async () => {
    expect(await rolesOf({ groups: ['api-probers'] })).toEqual(['viewer', 'prober']);
    expect(await rolesOf({ groups: 'others, api-readers' })).toEqual(['viewer']);
    expect(await rolesOf({ groups: '["api-probers"]' })).toEqual(['viewer', 'prober']);
  });

  it('are none without such a value, and then nothing is answered', async () => {
    expect(await rolesOf({ groups: ['others'] })).toEqual([]);
    const nobody = makeToken(key, { claims: { groups: undefined } });
    for (const path of ['/api/session', '/api/apis/111122223333/eu-central-1/a1b2c3d4e5/reach']) {
      const { status, body } = await get(nobody, path);
      expect([path, status, body.code]).toEqual([path, 403, 'forbidden']);
    }
  });

  it('of a viewer never reach what causes traffic', async () => {
    const all: Contract[] = Object.values(contracts);
    const token = makeToken(key);
    const app = makeApp({ identify });
    for (const { method, path } of all.filter(({ role }) => role === 'prober')) {
      const url = path.replace(/:[A-Za-z]+/g, 'x');
      const sent = method === 'GET' ? request(app).get(url) : request(app).post(url).send({});
      expect((await sent.set('x-amzn-oidc-data', token)).status).toBe(403);
    }
  });

  it('of a viewer are everybody who is signed in, where no values are configured', async () => {
    const open = albSignIn({ ...settings, roles: { claim: 'groups', viewerValues: [], proberValues: [] } }, publishKey);
    expect((await open({ 'x-amzn-oidc-data': makeToken(key, { claims: { groups: [] } }) })).roles).toEqual(['viewer']);
  });
});
