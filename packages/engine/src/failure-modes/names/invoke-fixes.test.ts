import { describe, expect, it } from 'vitest';
import { present } from '@gatescope/shared';
import { diagnose } from '../../diagnose.ts';
import { examples } from '../examples.gen.ts';
import { inputOf } from '../../testing/example.ts';

/** An example's diagnosis where every endpoint has a twin that serves as well. */
const withTwins = (id: string) => {
  const scenario = examples[id]?.broken;
  if (!scenario) throw new Error(`There is no example ${id}.`);
  const input = inputOf(scenario);
  const { vpcEndpoints } = input.snapshot.account;
  const list = vpcEndpoints.state === 'present' ? vpcEndpoints.value : [];
  const twins = list.map((endpoint) => {
    const twin = `${endpoint.VpcEndpointId.slice(0, -4)}beef`;
    const DnsEntries = (endpoint.DnsEntries ?? []).map((entry) => ({
      ...entry,
      DnsName: entry.DnsName?.replace(endpoint.VpcEndpointId, twin),
    }));
    return { ...endpoint, VpcEndpointId: twin, DnsEntries };
  });
  const account = { ...input.snapshot.account, vpcEndpoints: present([...list, ...twins]) };
  return diagnose({ ...input, snapshot: { ...input.snapshot, account } });
};

describe('requests through one of several endpoints', () => {
  it('are offered once for each form', () => {
    const finding = withTwins('vpce-private-dns-disabled').findings[0];
    const ids = finding?.fixes.map((fix) => fix.id) ?? [];
    expect(finding?.id).toBe('vpce-private-dns-disabled');
    expect(ids).toContain('call-endpoint-host');
    expect(ids).toEqual([...new Set(ids)]);
  });
});
