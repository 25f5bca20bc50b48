import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createCollector } from '@gatescope/collector';
import { readAccessLine } from '@gatescope/engine';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { toAwsCall } from './aws/call-to-contract.ts';
import { adaptCollector } from './aws/collector-adapter.ts';
import { engine } from './aws/engine.ts';
import { readConfig, type Config } from './config/config.ts';
import { explainStart } from './explain-start.ts';
import { createLogger } from './operations/create-logger.ts';
import { createMetrics } from './operations/metrics.ts';
import { probeRouteOf } from './probes/probe-route.ts';
import { signWith } from './probes/sign-probe.ts';
import type { ReportStore } from './reports/report-store.ts';
import { openFileReportStore } from './reports/file-report-store.ts';
import { createMemoryReportStore } from './reports/memory-report-store.ts';
import { startServer, type RunningServer } from './server.ts';
import { albSignIn } from './sign-in/alb-sign-in.ts';
import { localUser } from './sign-in/identify.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { version } from './version.ts';

const now = (): Date => new Date();

const openReports = ({ dataDir, reportLimit }: Config): Promise<ReportStore> =>
  dataDir === undefined
    ? Promise.resolve(createMemoryReportStore(Math.min(reportLimit, 100)))
    : openFileReportStore(join(dataDir, 'reports'), reportLimit);

const serve = async (config: Config, logger: Logger): Promise<void> => {
  if (config.ignored.length > 0) logger.warn({ ignored: config.ignored }, 'these variables are no settings');
  const metrics = createMetrics({ process: true });
  const own = config.targets.find(({ roleArn }) => roleArn === undefined);
  const collector = createCollector({
    regions: own?.regions ?? [],
    targets: config.targets.flatMap(({ accountId, name, roleArn, externalId, regions }) =>
      accountId !== undefined && roleArn !== undefined
        ? [
            {
              accountId,
              name: name ?? accountId,
              roleArn,
              regions,
              ...(externalId === undefined ? {} : { externalId }),
            },
          ]
        : [],
    ),
    reuseMs: config.reuseMs,
    readAccessLine,
    onCall: (call) => metrics.onAwsCall(toAwsCall(call)),
  });
  let isStopping = false;
  const streams = new AbortController();
  const app = createApp({
    collector: adaptCollector(collector, config.targets, now),
    engine,
    reports: await openReports(config),
    logger,
    metrics,
    identify: config.signIn === undefined ? localUser : albSignIn(config.signIn),
    lifecycle: { isStopping: () => isStopping, streamsEnd: streams.signal },
    probes: {
      route: probeRouteOf(config.mode, process.env['AWS_ENDPOINT_URL']),
      ...(config.signProbes
        ? { sign: ({ accountId, region }) => signWith(region, () => collector.credentials({ accountId, region })) }
        : {}),
    },
    info: { version, mode: config.mode, signIn: config.signIn === undefined ? 'none' : 'alb' },
    now,
    newId: () => randomBytes(16).toString('base64url'),
    settings: {
      allowedHosts: config.allowedHosts,
      bodyLimitBytes: config.bodyLimitBytes,
      timeoutMs: config.timeoutMs,
      requestsPerMinute: config.requestsPerMinute,
      proxyHops: config.signIn === undefined ? 0 : 1,
      isHttps: config.signIn !== undefined,
      webRoot: config.webRoot,
    },
  });
  const server = await startServer(app, { port: config.port, host: config.listen });
  announce(config, server, logger);
  stopOnSignals(async (signal) => {
    isStopping = true;
    logger.info({ signal }, 'stopping: finishing what is in flight');
    // Streams may go on for minutes: they get half of the time, and the other half to say that they end.
    setTimeout(() => streams.abort(), config.shutdownMs / 2);
    await server.stop(config.shutdownMs);
    collector.close();
    logger.info('stopped');
  });
};

/** Says where the console is: to logs always, in plain words to whoever started it by hand. */
const announce = ({ mode, signIn, listen }: Config, { address }: RunningServer, logger: Logger): void => {
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  const url = `http://${name}:${address.port}`;
  logger.info({ url, mode, signIn: signIn === undefined ? 'none' : 'alb', version }, 'listening');
  if (process.env['GATESCOPE_ANNOUNCE'] === undefined) return;
  const what =
    mode === 'sandbox' ? 'a made-up AWS account on this machine; nothing in it is real' : 'your AWS account, read-only';
  console.log(
    `\nGatescope: ${url}\n  reads ${what}${listen === '127.0.0.1' ? '' : `; reachable on ${listen}`}. Stop with Ctrl+C.\n`,
  );
};

const main = async (): Promise<void> => {
  const read = readConfig(process.argv.slice(2), process.env);
  if ('problems' in read) {
    console.error(
      ['The configuration cannot be used:', ...read.problems.map((problem) => `  - ${problem}`)].join('\n'),
    );
    process.exitCode = 2;
    return;
  }
  const { config } = read;
  await serve(config, createLogger(config.logLevel));
};

main().catch((error: unknown) => {
  console.error(explainStart(error));
  process.exitCode = 1;
});
