import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const text = readFileSync(join(import.meta.dirname, '../../Dockerfile'), 'utf8');
const final = text.slice(text.lastIndexOf('\nFROM '));

describe('the image', () => {
  it('runs as a number that is not root', () => {
    expect(final).toMatch(/^USER 1000:1000$/m);
    expect(final.indexOf('USER 1000')).toBeLessThan(final.indexOf('\nCMD '));
  });

  it('holds what was built and no more', () => {
    expect(final.match(/^(COPY|ADD|RUN) .*/gm)).toEqual(['COPY --from=build /image/ ./']);
  });

  it('asks itself whether it lives, and gets its signals', () => {
    expect(final).toContain('/healthz');
    // The list form: no shell stands between the process and SIGTERM.
    expect(final).toMatch(/^CMD \["node", .*"dist\/main\.js"\]$/m);
  });

  it('says nothing about accepting the risk of no sign-in', () => {
    expect(final).not.toMatch(/NO_SIGN_IN|no-sign-in/);
  });
});
