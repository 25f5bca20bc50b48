import type { MaskEdit, SecretDetector } from './mask-kind.ts';

const dump = /^ {0,8}[0-9a-f]{4} - (?:[0-9a-f]{2}[ -]){8,16}.{0,200}$/gm;

/** Finds the hex dump of a TLS session ticket in the output of `openssl s_client`. */
export const findSessionDumps: SecretDetector = (text) =>
  text.includes('TLS session ticket')
    ? [...text.matchAll(dump)].map((match): MaskEdit => {
        const at = match[0].indexOf(' - ') + 3;
        return {
          start: match.index + at,
          end: match.index + match[0].length,
          replacement: '<masked>',
          kind: 'session',
        };
      })
    : [];
