import type { Guess } from './reading.ts';

/** Tools on a command line and programs are no browser: CORS does not concern them. */
export const byProgram: Guess = {
  because: 'A program made the call, not a browser',
  says: { request: { from: 'not-said' } },
};

/** Where only the host was named. */
export const hostOnly = (host: string | undefined): Guess[] =>
  host === undefined || host === ''
    ? []
    : [
        {
          because: `Only the host ${host} is named, not the path`,
          says: { exchanges: [{ url: `https://${host}/`, isMention: true }] },
        },
      ];

/** Somebody who shows that a name or a connection fails complains about it. */
export const noConnection = (because: string): Guess => ({ because, says: { kind: 'no-connection' } });
