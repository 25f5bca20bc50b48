import { contracts, type AwsCall, type ContractId } from '@gatescope/shared';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { RequestObserver } from '../http/request-log.ts';
import { reachPath } from '../reach/reach-path.ts';

/** What the console counts about itself, for Prometheus. Labels come from closed lists: nothing a caller wrote becomes one. */
export interface Metrics {
  readonly registry: Registry;
  readonly onRequest: RequestObserver;
  readonly onAwsCall: (call: AwsCall) => void;
  readonly onDiagnosis: (verdict: string, findingIds: readonly string[]) => void;
}

const routes = new Set<string>([...Object.keys(contracts).map((id) => contracts[id as ContractId].path), reachPath]);

const routeOf = (route: string | undefined): string => (route !== undefined && routes.has(route) ? route : 'other');

const verbs = new Set(['GET', 'HEAD', 'POST']);

/** Makes the counters; with `process`, those of the process too (memory, event loop). */
export const createMetrics = (options: { readonly process: boolean }): Metrics => {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry, prefix: 'gatescope_' });
  const registers = [registry];
  const requests = new Histogram({
    name: 'gatescope_http_request_duration_seconds',
    help: 'Requests to the console by endpoint and status',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60],
    registers,
  });
  const problems = new Counter({
    name: 'gatescope_problems_total',
    help: 'Problems answered by code',
    labelNames: ['code'] as const,
    registers,
  });
  const calls = new Histogram({
    name: 'gatescope_aws_call_duration_seconds',
    help: 'AWS management calls that were sent, by operation and outcome',
    labelNames: ['service', 'operation', 'outcome'] as const,
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
    registers,
  });
  const attempts = new Counter({
    name: 'gatescope_aws_attempts_total',
    help: 'AWS calls with their retries, by service',
    labelNames: ['service'] as const,
    registers,
  });
  const cached = new Counter({
    name: 'gatescope_aws_cached_total',
    help: 'Reads that needed no call to AWS',
    labelNames: ['service', 'operation'] as const,
    registers,
  });
  const diagnoses = new Counter({
    name: 'gatescope_diagnoses_total',
    help: 'Diagnoses by verdict',
    labelNames: ['verdict'] as const,
    registers,
  });
  const findings = new Counter({
    name: 'gatescope_findings_total',
    help: 'Blocking findings by failure mode',
    labelNames: ['id'] as const,
    registers,
  });
  return {
    registry,
    onRequest: ({ state, method, status, seconds }) => {
      requests.observe(
        { route: routeOf(state.route), method: verbs.has(method) ? method : 'other', status: String(status) },
        seconds,
      );
      if (state.code !== undefined) problems.inc({ code: state.code });
    },
    onAwsCall: ({ service, operation, outcome, durationMs, attempts: sent }) => {
      if (outcome === 'cached') {
        cached.inc({ service, operation });
        return;
      }
      calls.observe({ service, operation, outcome }, durationMs / 1000);
      attempts.inc({ service }, sent);
    },
    onDiagnosis: (verdict, findingIds) => {
      diagnoses.inc({ verdict });
      for (const id of findingIds) findings.inc({ id });
    },
  };
};
