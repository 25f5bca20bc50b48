import { present, type InvokeUrlVariant, type Snapshot } from '@gatescope/shared';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { makeApp, makeCollector, makeEngine, makeSnapshot } from '../testing/fakes.ts';

const path = '/api/apis/111122223333/eu-central-1/a1b2c3d4e5/invoke-urls';
const dns = '/account/vpcDns/vpc-1';
const denied = '/account/vpcEndpoints';

const variantOf = ({ account }: Snapshot): InvokeUrlVariant => ({
  form: 'default-host',
  title: 'Default host',
  url: 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod/',
  headers: {},
  works: account.vpcDns['vpc-1'] ? 'yes' : 'unknown',
  preconditions: [
    {
      id: 'dns',
      statement: 'The VPC resolves names',
      holds: account.vpcDns['vpc-1'] ? 'yes' : 'unknown',
      facts: [dns],
      missing: [
        ...(account.vpcDns['vpc-1'] ? [] : [{ pointer: dns, cause: 'not-asked' as const }]),
        { pointer: denied, cause: 'denied' as const },
      ],
    },
  ],
  browser: { usable: 'unknown', because: '' },
  curl: 'curl',
  notes: [],
});

/** Brings a VPC's DNS settings when they are asked for, unless AWS never tells. */
const collectorThat = (tells: boolean) => {
  const wanted: (readonly string[])[] = [];
  const collector = makeCollector({
    collect: (_target, options) => {
      wanted.push(options.wanted);
      const snapshot = makeSnapshot();
      if (tells && options.wanted.includes(dns))
        snapshot.account.vpcDns['vpc-1'] = present({ enableDnsSupport: true, enableDnsHostnames: true });
      return Promise.resolve({ snapshot, observations: [], calls: [] });
    },
  });
  return { collector, wanted };
};

const engine = makeEngine({ invokeUrls: ({ snapshot }) => [variantOf(snapshot)] });

describe('the URLs of a route', () => {
  it('rest on facts that are asked for when a precondition needs them', async () => {
    const { collector, wanted } = collectorThat(true);
    const { body } = await request(makeApp({ collector, engine })).get(path);
    expect(body.variants[0]).toMatchObject({ works: 'yes', preconditions: [{ holds: 'yes' }] });
    // What was denied is not asked for again.
    expect(wanted).toEqual([[], [dns]]);
  });

  it('stay unknown where AWS does not tell, and nothing is asked twice', async () => {
    const { collector, wanted } = collectorThat(false);
    const { body } = await request(makeApp({ collector, engine })).get(path);
    expect(body.variants[0].works).toBe('unknown');
    expect(wanted).toEqual([[], [dns]]);
  });
});
