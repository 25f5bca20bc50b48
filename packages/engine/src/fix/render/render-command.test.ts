import { toRequest } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { renderCommand } from './render-command.ts';

describe('renderCommand', () => {
  it('opens a socket with wscat, with the headers that the caller sets', () => {
    const handshake = toRequest({
      method: 'GET',
      url: 'wss://cha1t6e9zs.execute-api.eu-west-1.amazonaws.com/prod',
      headers: { authorization: 'x', 'x-room': 'blue', 'sec-websocket-version': '13', upgrade: 'websocket' },
    });
    expect(renderCommand(handshake)).toBe(
      `npx wscat -H "authorization: $AUTHORIZATION" -H 'x-room: blue' -c wss://cha1t6e9zs.execute-api.eu-west-1.amazonaws.com/prod`,
    );
  });

  it('asks everything else with curl', () => {
    expect(
      renderCommand(toRequest({ method: 'GET', url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod' })),
    ).toMatch(/^curl .*\n {2}https:\/\/a1b2c3d4e5/s);
  });
});
