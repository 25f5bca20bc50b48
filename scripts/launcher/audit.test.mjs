import { describe, expect, it } from 'vitest';
import { readAudit } from './audit.mjs';

const metadata = { vulnerabilities: { high: 0 }, totalDependencies: 232 };
const advisory = {
  module_name: 'left',
  severity: 'high',
  title: 'Loses the right side',
  vulnerable_versions: '<2.0.0',
  url: 'https://example.com/advisory',
};

describe('readAudit', () => {
  it('is clear only where a registry answered that it knows nothing', () => {
    expect(readAudit(JSON.stringify({ advisories: {}, metadata }))).toEqual({ kind: 'clear', packages: 232 });
  });

  it('names what is known', () => {
    expect(readAudit(JSON.stringify({ advisories: { 1: advisory }, metadata }))).toEqual({
      kind: 'found',
      lines: ['high: left <2.0.0: Loses the right side (https://example.com/advisory)'],
    });
  });

  it.each([
    ['nothing', ''],
    ['an error page', '<html>405</html>'],
    ['null', 'null'],
    ['an error in JSON', '{"error":{"code":"ERR_PNPM_AUDIT_BAD_RESPONSE"}}'],
    ['no count of what was asked about', '{"advisories":{}}'],
  ])('takes %s for an audit that did not happen', (_, text) => {
    expect(readAudit(text)).toEqual({ kind: 'not-checked' });
  });
});
