import type { PredictedReply } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { readCallerOutput } from '../caller-script/parse-caller-output.ts';
import { diagnose } from '../diagnose.ts';
import { examples } from '../failure-modes/examples.gen.ts';
import { parseUrl } from '../parsed-url.ts';
import { inputOf } from '../testing/example.ts';

/** What the caller's script prints where the connection fails so. */
const printed: Record<NonNullable<PredictedReply['connection']>, (host: string) => string[]> = {
  'name-not-found': (host) => [`dns-error 1 ${host}`],
  timeout: (host) => [`dns 1 ${host} 10.0.0.1`, `tcp 1 ${host} timeout 10.0.0.1`],
  refused: (host) => [`dns 1 ${host} 10.0.0.1`, `tcp 1 ${host} refused 10.0.0.1`],
  'tls-name': (host) => [`tcp 1 ${host} connected 10.0.0.1`, `tls 1 ${host} name-mismatch`],
  'tls-handshake': (host) => [`tcp 1 ${host} connected 10.0.0.1`, `tls 1 ${host} failed`],
};

const failing = Object.entries(examples).flatMap(([id, { broken }]) => {
  const input = inputOf(broken);
  const { outcome } = diagnose(input, { fixes: false });
  const connection = outcome.replies.find((reply) => reply.connection !== undefined)?.connection;
  const host = parseUrl(input.request?.url ?? '')?.host;
  return connection === undefined || host === undefined ? [] : [{ id, input, connection, host }];
});

describe('an example whose connection fails', () => {
  it('exists for names, connections and certificates', () => {
    expect(new Set(failing.map(({ connection }) => connection)).size).toBeGreaterThanOrEqual(3);
  });

  it.each(failing.map((one) => [one.id, one] as const))(
    'comes to the same cause by the script’s output, without a complaint: %s',
    (id, { input, connection, host }) => {
      const lines = [
        'begin 1 2025-06-01T12:00:00Z',
        `try 1 default-host https://${host}/`,
        ...printed[connection](host),
        'end',
      ];
      const { observations } = readCallerOutput(lines.map((line) => `GATESCOPE ${line}`).join('\n'));
      expect(observations.length).toBeGreaterThan(0);
      const { findings, contradictions } = diagnose(
        { ...input, complaint: {}, observations: [...observations] },
        { fixes: false },
      );
      expect(findings.map((finding) => finding.id)).toContain(id);
      // What the configuration predicts needs no explanation of its own.
      expect(contradictions.filter((text) => text.includes(host))).toEqual([]);
    },
  );
});
