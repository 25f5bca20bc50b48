import pino, { type Logger } from 'pino';

/**
 * Writes JSON lines to stdout, each before the work goes on: left to itself pino writes later, and a process that is
 * killed takes its last lines with it, the audit among them.
 */
export const createLogger = (level: string): Logger =>
  pino(
    { level, base: { service: 'gatescope' }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 1, sync: true }),
  );
