import type { Observation, ProbeEvent } from '@gatescope/shared';
import type { Socket } from 'node:net';
import { fingerprintReply } from './fingerprint-reply.ts';
import { maskReplyBody, maskReplyHeaders } from './mask-reply.ts';
import { openTcp, openTls } from './open-connection.ts';
import type { PlannedRequest, PlannedVariant } from './probe-plan.ts';
import type { ProbeRoute } from './probe-route.ts';
import { sendExchange, type ExchangeResult } from './send-exchange.ts';

/** Signs a request with the console's role: the headers to send, and the values in them that are secret. */
export type SignRequest = (request: {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}) => Promise<Readonly<Record<string, string>>>;

/** What probing a variant takes. */
export interface ProbeContext {
  readonly route: ProbeRoute;
  readonly sign: SignRequest | undefined;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

type Seen = Extract<ProbeEvent, { kind: 'observation' }>;
type NetworkRoute = Extract<ProbeRoute, { kind: 'network' }>;

interface Step extends ProbeContext {
  readonly planned: PlannedVariant;
}

const common = ({ planned, now }: Step, what: string) => ({
  id: `probe:${planned.variant.form}${planned.variant.zone ? `:${planned.variant.zone}` : ''}:${planned.url.host}:${what}`,
  at: now().toISOString(),
  vantage: 'host' as const,
  relation: 'same-route' as const,
});

const seen = ({ planned }: Step, observation: Observation, more: Partial<Seen> = {}): Seen => ({
  kind: 'observation',
  form: planned.variant.form,
  observation,
  ...more,
});

/** Names to addresses, each judged. Only those that may be connected to are returned. */
const resolve = async (step: Step, route: NetworkRoute): Promise<{ event: Seen; addresses: readonly string[] }> => {
  const { host } = step.planned.url;
  const { addresses, cnames, resolvers, error } = await route.resolve(host, route.limits.resolveMs);
  const judged = addresses.slice(0, 64).map((address) => ({ address, ...route.reachOf(address) }));
  const event = seen(
    step,
    {
      ...common(step, 'dns'),
      kind: 'dns',
      name: host,
      addresses: judged.map(({ address }) => address),
      ...(cnames.length === 0 ? {} : { cnames: cnames.slice(0, 16) }),
      resolvers: resolvers.slice(0, 8),
      ...(error === undefined ? {} : { error }),
    },
    { addresses: judged },
  );
  const open = judged.flatMap(({ address, reach }) => (reach === 'refused' ? [] : [address]));
  return { event, addresses: open.slice(0, route.limits.addresses) };
};

const tcpSeen = (
  step: Step,
  route: NetworkRoute,
  address: string,
  outcome: 'connected' | 'refused' | 'timeout' | 'failed',
): Seen =>
  seen(step, {
    ...common(step, `tcp:${address}`),
    kind: 'tcp',
    host: step.planned.url.host,
    address,
    port: route.port,
    outcome,
  });

/** Connects to an address that was judged before; judged again here, so that no way leads around it. */
const connectTo = async (
  step: Step,
  route: NetworkRoute,
  address: string,
): Promise<Awaited<ReturnType<typeof openTcp>>> => {
  if (route.reachOf(address).reach === 'refused') return { outcome: 'failed' };
  return openTcp(
    { address, port: route.port },
    {
      timeoutMs: route.limits.connectMs,
      signal: step.signal,
      dial: route.dial,
    },
  );
};

const secure = (step: Step, route: NetworkRoute, socket: Socket) =>
  openTls(socket, {
    host: step.planned.url.host,
    ...(route.ca === undefined ? {} : { ca: route.ca }),
    timeoutMs: route.limits.handshakeMs,
    signal: step.signal,
  });

const tlsSeen = (step: Step, { socket: _socket, ...result }: Awaited<ReturnType<typeof openTls>>): Seen =>
  seen(step, { ...common(step, 'tls'), kind: 'tls', host: step.planned.url.host, ...result });

/** A socket over which requests may go; a new one for each. Undefined when the way has closed since. */
type NextSocket = () => Promise<Socket | undefined>;

const exchangeSeen = (step: Step, request: PlannedRequest, result: ExchangeResult, sent: readonly string[]): Seen => {
  const { status, rawHeaders, body, failure, cut, bodyBytes } = result;
  const headers = maskReplyHeaders(rawHeaders);
  const text = maskReplyBody(body, sent);
  const { host, path } = step.planned.url;
  return seen(
    step,
    {
      ...common(step, request.leg),
      kind: 'http',
      method: request.method,
      url: `https://${host}${path}`,
      status,
      headers,
      ...(text === '' ? {} : { body: text }),
      ...(failure === undefined ? {} : { failure }),
      ...(cut === undefined ? {} : { cut }),
      ...(bodyBytes === undefined ? {} : { bodyBytes }),
      form: step.planned.variant.form,
    },
    failure === undefined ? { fingerprint: fingerprintReply({ status, headers, body: text }) } : {},
  );
};

const signed = async (step: Step, request: PlannedRequest): Promise<Readonly<Record<string, string>>> => {
  // A browser never signs a preflight.
  if (step.sign === undefined || request.leg === 'preflight') return request.headers;
  return step.sign({ method: request.method, path: step.planned.url.path, headers: request.headers });
};

const send = async (step: Step, request: PlannedRequest, socket: Socket): Promise<Seen> => {
  const headers = await signed(step, request);
  const secrets = Object.entries(headers).flatMap(([name, value]) =>
    name in request.headers ? [] : [value, ...(/Signature=(\S+)/.exec(value)?.slice(1) ?? [])],
  );
  const { limits } = step.route;
  const { signal } = step;
  const { path } = step.planned.url;
  const result = await sendExchange({ socket, method: request.method, path, headers, limits, signal });
  return exchangeSeen(
    step,
    request,
    result,
    secrets.filter((value) => value.length >= 16),
  );
};

async function* sendAll(step: Step, dial: NextSocket): AsyncGenerator<ProbeEvent> {
  for (const request of step.planned.requests) {
    step.signal.throwIfAborted();
    const socket = await dial();
    if (socket === undefined) {
      yield exchangeSeen(step, request, { status: 0, rawHeaders: [], body: '', failure: 'failed' }, []);
      continue;
    }
    yield await send(step, request, socket);
  }
}

async function* overNetwork(step: Step, route: NetworkRoute): AsyncGenerator<ProbeEvent> {
  const { event, addresses } = await resolve(step, route);
  yield event;
  const tries = await Promise.all(
    addresses.map(async (address) => ({ address, ...(await connectTo(step, route, address)) })),
  );
  try {
    for (const { address, outcome } of tries) yield tcpSeen(step, route, address, outcome);
    const first = tries.find(({ socket }) => socket !== undefined);
    for (const { socket } of tries) if (socket !== first?.socket) socket?.destroy();
    if (first?.socket === undefined) return;
    const { address, socket } = first;
    const handshake = await secure(step, route, socket);
    yield tlsSeen(step, handshake);
    // To a peer that cannot prove its name, nothing is said: neither the path nor a signature.
    if (handshake.socket === undefined) return;
    let ready: Socket | undefined = handshake.socket;
    yield* sendAll(step, async () => {
      const socketNow = ready;
      ready = undefined;
      if (socketNow !== undefined) return socketNow;
      const again = await connectTo(step, route, address);
      return again.socket === undefined ? undefined : (await secure(step, route, again.socket)).socket;
    });
  } finally {
    for (const { socket } of tries) socket?.destroy();
  }
}

const isSandboxGap = ({ observation }: Seen): boolean =>
  observation.kind === 'http' &&
  observation.status === 502 &&
  (observation.body ?? '').startsWith('The sandbox has no transcript');

async function* overSandbox(
  step: Step,
  { address, port, limits }: Extract<ProbeRoute, { kind: 'sandbox' }>,
): AsyncGenerator<ProbeEvent> {
  const { signal, planned } = step;
  const { variant } = planned;
  const dial: NextSocket = async () =>
    (await openTcp({ address, port }, { timeoutMs: limits.connectMs, signal })).socket;
  for await (const event of sendAll(step, dial)) {
    if (event.kind === 'observation' && isSandboxGap(event)) {
      yield {
        kind: 'refused',
        form: variant.form,
        url: variant.url,
        because: 'The sandbox has no recorded reply for this form',
      };
      continue;
    }
    yield event;
  }
}

/** Tries one form of the URL: name, connections, certificate, preflight, request. Ends at the first step that fails. */
export const probeVariant = (planned: PlannedVariant, context: ProbeContext): AsyncGenerator<ProbeEvent> => {
  const step: Step = { ...context, planned };
  return context.route.kind === 'network' ? overNetwork(step, context.route) : overSandbox(step, context.route);
};
