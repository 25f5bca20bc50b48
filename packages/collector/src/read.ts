import type { ServiceClients, ServiceName } from './aws/service-clients.ts';
import type { LaneId } from './quota/lanes.ts';

/** Parts of the host role's permissions. All but `base` can be left out; what they reveal is then hidden. */
export const permissionParts = [
  'base',
  'logs',
  'log-queries',
  'metrics',
  'changes',
  'lambda',
  'identity-policies',
  'waf',
  'load-balancers',
  'dns',
  'distributions',
] as const;
export type PermissionPart = (typeof permissionParts)[number];

/** The IAM permission of a read. `{partition}`, `{region}`, `{account}` and the read's own inputs are filled in. */
export interface PermissionPattern {
  readonly action: string;
  readonly resource: string;
  /** What a policy has to name beside it: AWS wants the action allowed on every required type of resource. */
  readonly also?: readonly string[];
}

/** What is known of a read without running it. */
export interface ReadDeclaration {
  /** `service/operation`, as its file is named. */
  readonly id: string;
  readonly service: ServiceName;
  /** AWS's name of the operation. */
  readonly operation: string;
  readonly permission: PermissionPattern;
  readonly lane: LaneId;
  readonly part: PermissionPart;
  /** Pattern of the pointers to the facts that it fills; `observation:` for what was seen; `search:` for what is read
   * only when somebody searches. */
  readonly fills: string;
  /** Ids of the reads whose answers it needs. */
  readonly after: readonly string[];
}

/** What a read is asked with; the names are those of the placeholders in its permission. */
export type ReadInput = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** One page to be sent. */
export interface PageRequest<Service extends ServiceName, Input> {
  readonly client: ServiceClients[Service];
  readonly input: Input;
  /** The token of the page; undefined for the first one. */
  readonly page: string | undefined;
  readonly options: { readonly abortSignal: AbortSignal };
}

/** One AWS read: its declaration, its command, its paging, and the pure function from answers to facts. */
export interface Read<Service extends ServiceName, Input extends ReadInput, Output, Value> extends ReadDeclaration {
  readonly service: Service;
  readonly send: (request: PageRequest<Service, Input>) => Promise<Output>;
  /** The token of the next page; absent for reads that answer at once. */
  readonly next?: (output: Output) => string | undefined;
  /** At most so many pages; all of them when absent. */
  readonly maxPages?: number;
  /** Throws when the answer is not of the documented shape. */
  readonly toFacts: (pages: readonly Output[], input: Input) => Value;
  /**
   * How long an answer may be reused: `shared` for what all APIs of an account have in common, `for-ever` for what never
   * changes, `nothing` for what is too large or must be asked anew; absent for what belongs to one API.
   */
  readonly keep?: 'shared' | 'for-ever' | 'nothing';
}

/** Declares a read; infers its types. */
export const defineRead = <Service extends ServiceName, Input extends ReadInput, Output, Value>(
  read: Read<Service, Input, Output, Value>,
): Read<Service, Input, Output, Value> => read;
