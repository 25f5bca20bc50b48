import { partitionOf } from '@gatescope/shared';
import type { AccountFile } from './account-file.ts';
import { createAccountStore } from './account-store.ts';
import { authenticate } from './authenticate.ts';
import { toCallInput } from './call-input.ts';
import type { Call, Operation, Service } from './call.ts';
import { createCredentialStore } from './credentials.ts';
import { createFaultBox, type Fault } from './faults.ts';
import { findService, guessService } from './find-service.ts';
import { type Attempt, performCall } from './perform-call.ts';
import type { MatchedCall, WireAnswer, WireRequest } from './protocols/protocol.ts';
import { createRateLimiter } from './rate-limits.ts';
import type { RecordedCall } from './recorded-call.ts';
import { refuse } from './refuse.ts';
import { apiGateway } from './services/api-gateway/api-gateway.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { readSignedScope, type SignedScope } from './sigv4.ts';
import { TroubleError } from './aws-error.ts';

/** The management side of a sandbox, without its HTTP server. */
export interface ManagementApi {
  readonly calls: readonly RecordedCall[];
  /** Answers a request; `cut` means that the connection has to be dropped. */
  answer(request: WireRequest): Promise<WireAnswer | 'cut'>;
  resetCalls(): void;
  setFaults(faults: readonly Fault[]): void;
  setAccounts(files: readonly AccountFile[]): void;
}

/** Makes the management API of the given accounts. */
export function createManagementApi(files: readonly AccountFile[], options: SandboxOptions): ManagementApi {
  const now = options.now ?? Date.now;
  const limiter = options.enforceRateLimits === true ? createRateLimiter(now) : undefined;
  const queries = new Map<string, unknown>();
  let calls: RecordedCall[] = [];
  let faults = createFaultBox(options.faults ?? []);
  let accounts = createAccountStore(files);
  let credentials = createCredentialStore(accounts.places, options.credentials);
  let lastId = 0;

  const record = (call: RecordedCall) => {
    if (options.recordCalls !== false) calls.push(call);
  };

  const toCall = (request: WireRequest, scope: SignedScope, { input }: MatchedCall): Call => {
    const verify = options.verifySignatures !== false;
    const caller = authenticate(request, { scope, credentials, now: now(), verify });
    return {
      input: toCallInput(input),
      account: accounts.find(caller.accountId, scope.region),
      accountId: caller.accountId,
      region: scope.region,
      partition: partitionOf(scope.region).id,
      caller,
      now: now(),
      memory: {
        queries,
        addTemporaryCredential: (grant) => credentials.add(grant),
        isLoaded: (accountId) => accounts.accountIds.includes(accountId),
        nextId: () => ++lastId,
      },
    };
  };

  const answer = async (request: WireRequest): Promise<WireAnswer | 'cut'> => {
    const at = now();
    const scope = readSignedScope(request.headers);
    const found = scope === undefined ? guessService(request) : findService(request, scope.service);
    const rejected = (service: Service | undefined, trouble: TroubleError, operation?: Operation) => {
      const refusal = refuse(service ?? apiGateway, trouble);
      record({ ...describeRejected(request, { service, operation, scope }), at, outcome: 'rejected', ...refusal.said });
      return refusal.answer;
    };
    if (scope === undefined) return rejected(found?.service, new TroubleError('not-signed', 'not signed'));
    if (found === undefined) return rejected(undefined, notServed(scope.service, request));
    const { service, matched } = found;
    if (matched === undefined) {
      return rejected(service, notServed(service.name, request, service.protocol.requestedName(request)));
    }
    let call: Call;
    try {
      call = toCall(request, scope, matched);
    } catch (cause) {
      if (cause instanceof TroubleError) return rejected(service, cause, matched.operation);
      throw cause;
    }
    const attempt: Attempt = { service, operation: matched.operation, call, at };
    const { wire, recorded } = await performCall(attempt, { faults, limiter, latencyMs: options.latencyMs ?? 0 });
    record(recorded);
    return wire;
  };

  return {
    get calls() {
      return calls;
    },
    answer,
    resetCalls: () => {
      calls = [];
    },
    setFaults: (next) => {
      faults = createFaultBox(next);
    },
    setAccounts: (next) => {
      accounts = createAccountStore(next);
      credentials = createCredentialStore(accounts.places, options.credentials);
    },
  };
}

function notServed(service: string, { method, rawPath }: WireRequest, operation?: string): TroubleError {
  const what = operation ?? `${method} ${rawPath}`;
  return new TroubleError('not-served', `The sandbox does not serve ${what} of ${service}. It answers reads only.`);
}

function describeRejected(
  request: WireRequest,
  {
    service,
    operation,
    scope,
  }: { service: Service | undefined; operation: Operation | undefined; scope: SignedScope | undefined },
): Pick<RecordedCall, 'service' | 'operation' | 'action' | 'resource' | 'accountId' | 'region'> {
  return {
    service: service?.name ?? scope?.service ?? 'unknown',
    operation: operation?.name ?? service?.protocol.requestedName(request) ?? `${request.method} ${request.rawPath}`,
    action: operation?.action ?? '',
    resource: '',
    accountId: '',
    region: scope?.region ?? '',
  };
}
