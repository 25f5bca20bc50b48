import { matchesGlob } from './glob.ts';

/** Trouble made on purpose. Every condition that is given must hold; one that is not given always holds. */
export interface Fault {
  readonly kind: FaultKind;
  /** IAM action, for example `ec2:Describe*`. */
  readonly action?: string;
  /** Resource ARN, for example `arn:aws:apigateway:*::/restapis/*`. */
  readonly resource?: string;
  /** Name of the operation, for example `GetStages`. */
  readonly operation?: string;
  readonly region?: string;
  readonly accountId?: string;
  /** Only the first so many matching calls; all when absent. */
  readonly times?: number;
  /** `delay`: for how long. */
  readonly delayMs?: number;
  /** `throttle`: what the service asks the client to wait, where its protocol can say so. */
  readonly retryAfterSeconds?: number;
}

/** What a fault does: delay the answer, throttle, answer 500, cut the connection, send a broken body, or deny. */
export type FaultKind = 'delay' | 'throttle' | 'fail' | 'cut' | 'malformed' | 'deny';

/** What a fault is matched against. */
export interface FaultTarget {
  readonly action: string;
  readonly resource: string;
  readonly operation: string;
  readonly region: string;
  readonly accountId: string;
}

/** The faults in force, with the count of how often each has struck. */
export interface FaultBox {
  /** The faults that strike this call; counts them as used. */
  strike(target: FaultTarget): readonly Fault[];
}

/** Makes a fresh set of faults; counting starts anew. */
export function createFaultBox(faults: readonly Fault[]): FaultBox {
  const struck = new Map<Fault, number>();
  return {
    strike: (target) =>
      faults.filter((fault) => {
        const count = struck.get(fault) ?? 0;
        if (count >= (fault.times ?? Number.POSITIVE_INFINITY) || !matches(fault, target)) return false;
        struck.set(fault, count + 1);
        return true;
      }),
  };
}

function matches(fault: Fault, target: FaultTarget): boolean {
  return (
    fits(fault.action, target.action) &&
    fits(fault.resource, target.resource) &&
    fits(fault.operation, target.operation) &&
    fits(fault.region, target.region) &&
    fits(fault.accountId, target.accountId)
  );
}

function fits(pattern: string | undefined, value: string): boolean {
  return pattern === undefined || matchesGlob(pattern, value, { ignoreCase: true });
}
