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

  const [own, further] = exampleSettings.targets;
  const withoutNat = { ...exampleSettings.network, hasNat: false, albKeysUrl: 'https://keys.example.com' };
  it.each([
    ['an account twice', { targets: [own, own] }, 'targets.1.accountId: stands here twice'],
    [
      'another account without a role',
      { targets: [own, { ...further, roleArn: undefined }] },
      'targets.1.roleArn: is needed: only 111122223333',
    ],
    [
      'a role of a third account',
      { targets: [own, { ...further, roleArn: 'arn:aws:iam::777788889999:role/GatescopeReader' }] },
      'targets.1.roleArn: is of account 777788889999, not of 444455556666',
    ],
    [
      'an external id without a role',
      { targets: [{ ...own, externalId: 'x-42' }] },
      'targets.0.externalId: needs a roleArn',
    ],
    [
      'a certificate of another Region',
      { certificateArn: exampleSettings.certificateArn.replace('eu-central-1', 'us-east-1') },
      'certificateArn: must be in eu-central-1',
    ],
    [
      'a secret of another Region',
      {
        signIn: {
          ...exampleSettings.signIn,
          clientSecretArn: exampleSettings.signIn.clientSecretArn.replace('eu-central-1', 'us-east-1'),
        },
      },
      'signIn.clientSecretArn: must be in eu-central-1',
    ],
    ['a Region out of reach', { network: withoutNat }, 'targets.1.regions: must be eu-central-1 only'],
  ])('do not take %s', (_what, changes, problem) => {
    expect(() => parseSettings({ ...exampleSettings, ...changes })).toThrow(problem);
  });
});
