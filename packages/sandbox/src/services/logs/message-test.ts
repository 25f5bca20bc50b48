/** Whether a log message matches. */
export type MessageTest = (message: string) => boolean;

/** A pattern that CloudWatch Logs would refuse. */
export class InvalidPatternError extends Error {
  constructor(reason: string) {
    super(`Invalid filter pattern: ${reason}`);
    this.name = 'InvalidPatternError';
  }
}
