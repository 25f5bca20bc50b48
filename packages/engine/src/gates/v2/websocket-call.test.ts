import { describe, expect, it } from 'vitest';
import { handshake, httpUrl, socketUrl, webSocketAccount } from '../../testing/build-http-account.ts';
import { inputOf } from '../../testing/example.ts';
import { makeWorld } from '../../world.ts';
import { connectionsIndex, webSocketCallOf } from './websocket-call.ts';

describe('connectionsIndex', () => {
  it.each([
    ['/@connections/abc', 0],
    ['/prod/@connections/abc', 1],
    ['/prod/%40connections/abc', 1],
    ['/prod/%40Connections/abc', 1],
    ['/prod', -1],
    ['/prod/connections', -1],
  ])('of %s is %d', (path, expected) => {
    expect(connectionsIndex(path)).toBe(expected);
  });
});

describe('webSocketCallOf', () => {
  const call = (overrides: Record<string, unknown>, symptom: Record<string, unknown> = {}): string =>
    webSocketCallOf(makeWorld(inputOf({ account: webSocketAccount(), request: handshake(overrides), symptom })));

  it('tells handshake, message and management call apart', () => {
    expect(call({})).toBe('handshake');
    expect(call({ body: '{"action":"send"}' })).toBe('message');
    expect(call({}, { body: '{"message":"Forbidden","connectionId":"abc","requestId":"def"}' })).toBe('message');
    expect(call({ method: 'POST', url: httpUrl('/prod/@connections/abc'), body: 'hello' })).toBe('management');
    expect(call({ url: `${socketUrl()}?token=abc` })).toBe('handshake');
  });
});
