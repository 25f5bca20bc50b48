import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { defaultEndpointDisabled } from './default-endpoint-disabled.ts';
import { defaultEndpointDisabledExample as example } from './default-endpoint-disabled.example.ts';

testFailureMode(defaultEndpointDisabled, example);

describe('default-endpoint-disabled', () => {
  it('offers the custom domain name with its base path, then turning the endpoint on; both help', () => {
    const fixes = diagnose(inputOf(example.broken)).findings[0]?.fixes ?? [];
    expect(fixes[0]?.change).toMatchObject({ kind: 'request', url: 'https://api.example.com/shop/orders' });
    expect(fixes.map(({ id }) => id)).toEqual(['call-custom-domain', 'enable-default-endpoint']);
    for (const { verification } of fixes) expect(['verified', 'likely']).toContain(verification.state);
  });
});
