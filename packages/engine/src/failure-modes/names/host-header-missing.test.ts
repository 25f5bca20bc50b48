import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids } from '../../testing/build-account.ts';
import type { Scenario } from '../../testing/example.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { hostHeaderMissing } from './host-header-missing.ts';
import { hostHeaderMissingExample as example } from './host-header-missing.example.ts';

testFailureMode(hostHeaderMissing, example);

const found = (changes: Partial<Scenario>): string[] =>
  diagnose(inputOf({ ...example.broken, ...changes })).findings.map(({ id }) => id);
const withHeaders = (headers: Record<string, string>): string[] =>
  found({ request: { ...example.broken.request, headers }, symptom: {} });

describe('host-header-missing', () => {
  it('is clear where Host names the API, with or without the port', () => {
    const host = `${ids.apiId}.execute-api.${ids.region}.amazonaws.com`;
    expect(withHeaders({ Host: host })).toEqual([]);
    expect(withHeaders({ host: `${host}:443` })).toEqual([]);
  });
  it('is found where the header only repeats the name of the endpoint', () => {
    expect(withHeaders({ Host: `${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com` })).toEqual([
      'host-header-missing',
    ]);
  });
  it('offers fixes that verify', () => {
    const fixes = diagnose(inputOf(example.broken)).findings[0]?.fixes ?? [];
    expect(fixes).toHaveLength(2);
    for (const { verification } of fixes) expect(['verified', 'likely']).toContain(verification.state);
  });
});
