import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings } from './settings.ts';
import { exampleSettings } from './testing/synthesize.ts';

describe('the settings', () => {
  it('of the example file can be used', () => {
    const file = readFileSync(join(import.meta.dirname, '../settings.example.json'), 'utf8');
    expect(parseSettings(JSON.parse(file)).targets).toHaveLength(2);
  });

  it('say everything that is wrong at once', () => {
    const bad = {
      ...exampleSettings,
      accountId: '42',
      network: { ...exampleSettings.network, readers: ['0.0.0.0/0'] },
      signIn: { ...exampleSettings.signIn, tokenEndpoint: 'http://login.example.com/token' },
      colour: 'blue',
    };
    let text = '';
    try {
      parseSettings(bad);
    } catch (error) {
      text = String(error);
    }
    for (const part of [
      'accountId',
      'network.readers.0: must not be the whole internet',
      'signIn.tokenEndpoint',
      'colour',
    ])
      expect(text).toContain(part);
  });

  it('cannot go without sign-in', () => {
    const { signIn: _, ...open } = exampleSettings;
    expect(() => parseSettings(open)).toThrow('signIn');
  });

  it('ask for a way to the public keys where there is no NAT', () => {
    const network = { ...exampleSettings.network, hasNat: false };
    expect(() => parseSettings({ ...exampleSettings, network })).toThrow('network.albKeysUrl: is needed without NAT');
  });
});
