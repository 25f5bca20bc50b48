import { toRequest } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import type { Way } from '../journey.ts';
import { droppedHeaders, receivedRequest } from './received-request.ts';

const sent = toRequest({
  method: 'GET',
  url: 'https://d1.cloudfront.net/me',
  headers: { Host: 'd1.cloudfront.net', Authorization: 'Bearer abc', 'X-Api-Key': 'k', 'User-Agent': 'curl' },
});
const way = (origin: object): Way => ({
  kind: 'distribution',
  name: 'd1.cloudfront.net',
  origin: { host: 'a.execute-api.eu-west-1.amazonaws.com', path: '', forwardsHost: false, ...origin },
});

describe('receivedRequest', () => {
  it('lacks what the distribution keeps back', () => {
    const received = receivedRequest(sent, way({ passage: { kind: 'only', names: ['origin'] } }));
    expect(received.headers).toEqual({ host: 'd1.cloudfront.net', 'user-agent': 'Amazon CloudFront' });
    expect(received.credential).toEqual({ scheme: 'none' });
    expect(received.apiKey).toEqual({ kind: 'not-sent' });
  });
  it('lacks the origin of a page', () => {
    const called = toRequest({
      method: 'GET',
      url: 'https://d1.cloudfront.net/me',
      from: 'browser',
      origin: 'https://shop.example.com',
      headers: {},
    });
    expect(droppedHeaders(called, way({ passage: { kind: 'only', names: [] } }))).toContain('origin');
    expect(droppedHeaders(called, way({ passage: { kind: 'only', names: ['origin'] } }))).not.toContain('origin');
  });
  it('has what the distribution adds', () => {
    const bare = toRequest({ method: 'GET', url: 'https://d1.cloudfront.net/me', headers: {} });
    const received = receivedRequest(bare, way({ adds: ['x-api-key'] }));
    expect(received.apiKey).toEqual({ kind: 'sent' });
    expect(received.headers['x-api-key']).toBeDefined();
  });
  it('has the path of the origin, and no query where it is not handed on', () => {
    const asked = { ...sent, url: 'https://d1.cloudfront.net/me?a=1#x' };
    expect(receivedRequest(asked, way({ path: '/prod' })).url).toBe('https://d1.cloudfront.net/prod/me?a=1');
    expect(receivedRequest(asked, way({ handsQueryOn: false })).url).toBe('https://d1.cloudfront.net/me');
  });
  it('is the same without a distribution, and where its settings are not known', () => {
    expect(receivedRequest(sent, { kind: 'public' })).toBe(sent);
    expect(receivedRequest(sent, way({}))).toBe(sent);
    expect(droppedHeaders(sent, undefined)).toEqual([]);
  });
});
