/** How long each step of a probe may take, and how much of a reply is read. */
export interface ProbeLimits {
  readonly resolveMs: number;
  readonly connectMs: number;
  readonly handshakeMs: number;
  /** Until the reply's head: an integration may take 29 seconds. */
  readonly replyMs: number;
  /** From the reply's head to the end of its body. */
  readonly bodyMs: number;
  /** How much of a body is kept. */
  readonly bodyBytes: number;
  /** How much of a body that does not say its length is counted: a little more than API Gateway passes on. */
  readonly countBytes: number;
  /** Addresses of one name that are tried. */
  readonly addresses: number;
}

export const usualLimits: ProbeLimits = {
  resolveMs: 5_000,
  connectMs: 5_000,
  handshakeMs: 5_000,
  replyMs: 31_000,
  bodyMs: 5_000,
  bodyBytes: 16 * 1024,
  countBytes: 10 * 1024 * 1024,
  addresses: 8,
};
