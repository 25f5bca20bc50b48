import type { Span } from '../text/span.ts';
import { noConnection } from './guess.ts';
import { calledHost } from './lookup.ts';
import type { Guess, Reading, Sighting } from './reading.ts';

/** What a tool that opens a TCP connection printed. */
export interface ConnectionTest {
  readonly host: string;
  readonly address?: string | undefined;
  readonly port: number;
  readonly outcome: 'connected' | 'refused' | 'timeout' | 'failed' | 'unresolved';
  /** The tool's own words for a failure. */
  readonly words?: string | undefined;
  readonly span: Span;
}

/** Which outcome a tool's words speak of. */
export const outcomeOfWords = (words: string): ConnectionTest['outcome'] => {
  if (
    /name or service not known|could not resolve|nodename nor servname|name resolution|getaddrinfo|not known/i.test(
      words,
    )
  )
    return 'unresolved';
  if (/refused/i.test(words)) return 'refused';
  return /timed? ?-?out|timeout|did not properly respond/i.test(words) ? 'timeout' : 'failed';
};

const descriptions: Readonly<Record<ConnectionTest['outcome'], string>> = {
  connected: 'opens',
  refused: 'is refused',
  timeout: 'times out',
  failed: 'fails',
  unresolved: 'fails: the name does not resolve',
};

const complaintOf = ({ outcome, words, host, port }: ConnectionTest): Guess[] => {
  if (outcome === 'connected') return [];
  const guess = noConnection('A connection that fails is taken for the complaint');
  const body =
    words ??
    `connect to ${host} port ${port} failed: ${outcome === 'refused' ? 'Connection refused' : 'Connection timed out'}`;
  return [{ ...guess, says: { ...guess.says, symptom: { body } } }];
};

const sightingOf = ({ host, address, port, outcome }: ConnectionTest): Sighting =>
  outcome === 'unresolved'
    ? { kind: 'dns', name: host, addresses: [], error: 'not found' }
    : { kind: 'tcp', host, port, outcome, ...(address ? { address } : {}) };

/** A reading of a connection test. */
export const toConnectionReading = (test: ConnectionTest): Reading => {
  const { host, address, port, outcome, span } = test;
  const at = address && address !== host ? ` (${address})` : '';
  return {
    kind: 'connection-test',
    span,
    understood: `A connection to ${host}${at} port ${port} ${descriptions[outcome]}`,
    says: { sightings: [sightingOf(test)] },
    guesses: [...calledHost(host, outcome === 'connected'), ...complaintOf(test)],
  };
};
