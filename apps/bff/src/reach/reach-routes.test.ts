import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { engine } from '../aws/engine.ts';
import { ProblemError } from '../http/problem-error.ts';
import { makeApp, makeCollector, makeEngine, makeSnapshot } from '../testing/fakes.ts';
import { reachPage, reachPolicy } from './reach-page.ts';

const host = 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com';
const path = '/api/apis/111122223333/eu-central-1/a1b2c3d4e5/reach';
const app = (overrides: Parameters<typeof makeApp>[0] = {}) =>
  makeApp({ engine: { ...makeEngine(), invokeUrls: engine.invokeUrls }, ...overrides });

describe('GET …/reach', () => {
  it('is a page that may reach the hosts of the chosen API and nothing else', async () => {
    const { status, headers, text } = await request(app()).get(`${path}?stage=prod`);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self'; connect-src https://${host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(text).toContain(`data-host="${host}"`);
  });

  it('keeps the policy of all other pages as it was', async () => {
    const { headers } = await request(app()).get('/api/session');
    expect(headers['content-security-policy']).not.toContain('execute-api');
  });

  it('takes no host that does not follow from the API, whatever a URL says', async () => {
    const [variant] = engine.invokeUrls({ snapshot: makeSnapshot(), from: { from: 'not-said' } });
    const evil = variant === undefined ? [] : [{ ...variant, url: 'https://evil.example/prod' }];
    const { headers, text } = await request(app({ engine: { ...makeEngine(), invokeUrls: () => evil } })).get(path);
    expect(headers['content-security-policy']).toContain("connect-src 'none'");
    expect(text).not.toContain('evil.example');
  });

  it('brings its script and style from the console itself', async () => {
    const script = await request(app()).get('/api/reach.js');
    expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(script.text).toContain("mode: 'no-cors'");
    // Without CORS a browser takes no other redirect mode than its own, and refuses the request otherwise.
    expect(script.text).not.toContain('redirect:');
    expect((await request(app()).get('/api/reach.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  });

  it('answers what is wrong as any other endpoint does', async () => {
    expect((await request(app()).get(`${path}?stage=nope`)).body.code).toBe('stage-not-found');
    expect((await request(app()).get('/api/apis/1/x/y/reach')).body.code).toBe('invalid-input');
    const refused = () => Promise.reject(new ProblemError('api-not-found', { detail: 'No.', remedy: 'Look.' }));
    const gone = await request(app({ collector: makeCollector({ collect: refused }) })).get(path);
    expect(gone.body.code).toBe('api-not-found');
  });

  it('writes no name into the page as markup', () => {
    const page = reachPage({ ...makeSnapshot().target }, '<img src=x onerror=alert(1)>', [host]);
    expect(page).not.toContain('<img');
    expect(reachPolicy([])).toContain("connect-src 'none'");
  });
});
