import { type Observation, type ProbeBody, probeContract, type ProbeEvent } from '@gatescope/shared';
import { useCallback, useEffect, useRef, useState } from 'react';
import { streamApi } from '../../../lib/stream-api.ts';

type Refused = Extract<ProbeEvent, { kind: 'refused' }>;

/** How far a probe is, and what it saw. */
export interface ProbeState {
  readonly step: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly error: Error | undefined;
  readonly isSigned: boolean;
  /** The form of the URL that is being tried. */
  readonly trying: string | undefined;
  readonly observations: readonly Observation[];
  readonly refused: readonly Refused[];
  /** What the replies say about who gave them; calls that were answered alike stand together. */
  readonly words: readonly { readonly calls: readonly string[]; readonly words: string }[];
}

/** Before anything was tried. */
export const idleProbe: ProbeState = {
  step: 'idle',
  error: undefined,
  isSigned: false,
  trying: undefined,
  observations: [],
  refused: [],
  words: [],
};

const addWords = (known: ProbeState['words'], call: string, words: string): ProbeState['words'] =>
  known.some((one) => one.words === words)
    ? known.map((one) => (one.words === words ? { ...one, calls: [...one.calls, call] } : one))
    : [...known, { calls: [call], words }];

const callOf = (observation: Observation): string =>
  observation.kind === 'http' ? `${observation.method} ${observation.url}: ${observation.status}` : observation.kind;

/** A probe's next event taken in. */
export const takeProbeEvent = (state: ProbeState, event: ProbeEvent): ProbeState => {
  switch (event.kind) {
    case 'variant':
      return { ...state, trying: event.title };
    case 'refused':
      return { ...state, refused: [...state.refused, event] };
    case 'observation': {
      const { observation, fingerprint } = event;
      return {
        ...state,
        observations: [...state.observations, observation],
        words:
          fingerprint === undefined
            ? state.words
            : addWords(state.words, callOf(observation), fingerprint.words.join(' ')),
      };
    }
    case 'done':
      return { ...state, trying: undefined };
  }
};

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** A probe from the console's host that streams, can be cancelled, and ends with the page that shows it. */
export const useProbe = () => {
  const [state, setState] = useState(idleProbe);
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const start = useCallback(async (body: ProbeBody): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setState({ ...idleProbe, step: 'running', isSigned: body.sign === true });
    try {
      await streamApi(
        probeContract,
        { body },
        (event) => (signal.aborted ? undefined : setState((before) => takeProbeEvent(before, event))),
        signal,
      );
      setState((before) => ({ ...before, step: 'done' }));
    } catch (error) {
      if (running.current !== controller) return;
      setState((before) =>
        signal.aborted
          ? { ...before, step: 'cancelled', trying: undefined }
          : { ...before, step: 'failed', error: toError(error), trying: undefined },
      );
    }
  }, []);
  const cancel = useCallback(() => running.current?.abort(), []);
  return { state, start, cancel };
};
