import { Router } from 'express';
import type { Registry } from 'prom-client';
import type { CollectorPort, TargetIdentity } from '../ports.ts';

/** Whether new work is taken. */
export interface Lifecycle {
  readonly isStopping: () => boolean;
  /** Aborted when what still streams must come to its end. */
  readonly streamsEnd?: AbortSignal;
}

interface Readiness {
  readonly ready: boolean;
  /** Without account ids or ARNs: whoever reaches the port may ask. */
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly code?: string }[];
}

const remembered = 10_000;
const patience = 5_000;

const toChecks = (identities: readonly TargetIdentity[]): Readiness['checks'] =>
  identities.map(({ problem, identity }, index) => ({
    name: `credentials of target ${index + 1}`,
    ok: identity !== undefined,
    ...(problem ? { code: problem.code } : {}),
  }));

const ask = async (collector: CollectorPort): Promise<Readiness> => {
  try {
    const checks = toChecks(await collector.identities(AbortSignal.timeout(patience)));
    // One account's trouble must not take the console away from the others.
    return { ready: checks.some(({ ok }) => ok), checks };
  } catch {
    return { ready: false, checks: [{ name: 'collector', ok: false, code: 'internal' }] };
  }
};

/** Asks at most every ten seconds, however often it is asked. */
const createReadiness = (collector: CollectorPort, now: () => Date): (() => Promise<Readiness>) => {
  let asked: { readonly at: number; readonly answer: Promise<Readiness> } | undefined;
  return () => {
    const at = now().getTime();
    if (asked === undefined || at - asked.at > remembered) asked = { at, answer: ask(collector) };
    return asked.answer;
  };
};

/**
 * `/healthz`: the process answers. `/readyz`: it can read at least one account with its credentials, and is not on its
 * way out. `/metrics`: Prometheus. All come before the rule about host names: a load balancer asks by address.
 */
export const healthRoutes = (parts: {
  readonly collector: CollectorPort;
  readonly registry: Registry;
  readonly lifecycle: Lifecycle;
  readonly now: () => Date;
}): Router => {
  const router = Router();
  const readiness = createReadiness(parts.collector, parts.now);
  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_req, res) => {
    const answer = parts.lifecycle.isStopping()
      ? { ready: false, checks: [{ name: 'shutting down', ok: false }] }
      : await readiness();
    res
      .status(answer.ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(answer);
  });
  router.get('/metrics', async (req, res, next) => {
    // Whoever comes through the load balancer is a reader, not the scraper.
    if (req.headers['x-forwarded-for'] !== undefined) {
      next();
      return;
    }
    res.set('Content-Type', parts.registry.contentType).send(await parts.registry.metrics());
  });
  return router;
};
