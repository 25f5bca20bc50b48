import { contracts, type Contract, type ContractId } from '@gatescope/shared';
import express, { Router, type Express } from 'express';
import type { Logger } from 'pino';
import { createRecentDiagnoses } from './diagnosis/recent-diagnoses.ts';
import type { HandlerDeps } from './handlers/deps.ts';
import { makeHandlers } from './handlers/handlers.ts';
import { apiNotFound } from './http/api-not-found.ts';
import { errorHandler } from './http/error-handler.ts';
import type { PlainHandler, StreamHandler } from './http/handler.ts';
import { hostRule } from './http/host-rule.ts';
import { perUserLimit } from './http/rate-limit.ts';
import { requestLog } from './http/request-log.ts';
import { sameOrigin } from './http/same-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serveContract } from './http/serve-contract.ts';
import { serveStream } from './http/serve-stream.ts';
import { shallowBody } from './http/shallow-body.ts';
import { signIn } from './http/sign-in.ts';
import { streamLimit } from './http/stream-limit.ts';
import { webFiles } from './http/web-files.ts';
import { toOpenApi } from './openapi.ts';
import { createAudit } from './operations/audit.ts';
import { healthRoutes, type Lifecycle } from './operations/health.ts';
import type { Metrics } from './operations/metrics.ts';
import { createMissingPermissions } from './operations/missing-permissions.ts';
import { reachRoutes } from './reach/reach-routes.ts';
import type { Identify } from './sign-in/identify.ts';

/** Limits and rules of the HTTP side. */
export interface AppSettings {
  readonly allowedHosts: readonly string[];
  readonly bodyLimitBytes: number;
  readonly timeoutMs: number;
  readonly requestsPerMinute: number;
  /** Proxies in front whose X-Forwarded-For is believed. */
  readonly proxyHops: number;
  /** Readers come by https. */
  readonly isHttps: boolean;
  /** The built web app. */
  readonly webRoot: string | undefined;
}

/** All that the app is made of; tests bring their own. */
export interface AppDeps extends Omit<HandlerDeps, 'recent' | 'missing' | 'onDiagnosis'> {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly identify: Identify;
  readonly lifecycle: Lifecycle;
  readonly settings: AppSettings;
}

// The longest work is a search of large logs.
const streamTimeoutMs = 30 * 60_000;

// More tabs than anybody watches.
const streamsPerUser = 12;

const recentLimits = { count: 300, bytes: 24 * 1024 * 1024 };

const toHandlerDeps = (deps: AppDeps): HandlerDeps => ({
  ...deps,
  recent: createRecentDiagnoses(recentLimits),
  missing: createMissingPermissions(deps.now),
  onDiagnosis: deps.metrics.onDiagnosis,
});

const contractRoutes = (deps: AppDeps): Router => {
  const router = Router();
  const handlers = makeHandlers(toHandlerDeps(deps));
  const { timeoutMs } = deps.settings;
  const enter = streamLimit(streamsPerUser);
  for (const id of Object.keys(contracts) as ContractId[]) {
    const contract: Contract = contracts[id];
    // Each handler was typed by its own contract in makeHandlers; here they are all alike.
    const handler: unknown = handlers[id];
    const serve =
      contract.media === 'text/event-stream'
        ? serveStream(contract, handler as StreamHandler<Contract>, {
            timeoutMs: streamTimeoutMs,
            stopping: deps.lifecycle.streamsEnd,
            enter,
          })
        : serveContract(contract, handler as PlainHandler, { timeoutMs });
    if (contract.method === 'GET') router.get(contract.path, serve);
    else router.post(contract.path, serve);
  }
  return router;
};

const openApiRoute = (version: string): Router => {
  const router = Router();
  let document: object | undefined;
  router.get('/api/openapi.json', (_req, res) => {
    document ??= toOpenApi(version);
    res.set('Cache-Control', 'no-cache').json(document);
  });
  return router;
};

/** Builds the console's HTTP side; nothing runs yet. The order of what follows is the order in which a request meets it. */
export const createApp = (deps: AppDeps): Express => {
  const { settings, logger, metrics, collector, lifecycle, now, info } = deps;
  const audit = createAudit(logger);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', settings.proxyHops);
  // Every request gets an id and a line in the log.
  app.use(
    requestLog(logger, (ended) => {
      metrics.onRequest(ended);
      audit(ended);
    }),
  );
  // Connections end while the process is on its way out.
  app.use((_req, res, next) => {
    if (lifecycle.isStopping()) res.set('Connection', 'close');
    next();
  });
  app.use(securityHeaders({ isHttps: settings.isHttps }));
  // Health is asked by address, without sign-in.
  app.use(healthRoutes({ collector, registry: metrics.registry, lifecycle, now }));
  // Names that are not ours are refused before anything is served under them.
  app.use(hostRule(settings.allowedHosts));
  // Who asks, from where, how often, how much: in this order, because each is cheaper to refuse than the next.
  app.use('/api', signIn(deps.identify), sameOrigin, perUserLimit(settings.requestsPerMinute));
  app.use('/api', express.json({ limit: settings.bodyLimitBytes, strict: true }), shallowBody);
  // A page with a content security policy of its own.
  app.use(reachRoutes(deps, settings));
  app.use(contractRoutes(deps));
  app.use(openApiRoute(info.version));
  app.use('/api', apiNotFound);
  // Everything else is the web app's.
  app.use(webFiles(settings.webRoot));
  // What is left is a method that only the endpoints take.
  app.use(apiNotFound);
  app.use(errorHandler);
  return app;
};
