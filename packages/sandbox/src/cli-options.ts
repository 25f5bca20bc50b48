import { parseArgs } from 'node:util';
import type { Fault, FaultKind } from './faults.ts';

/** What the command line asks for. */
export interface CliOptions {
  readonly accountPaths: readonly string[];
  readonly port: number;
  readonly host: string;
  readonly latencyMs: number;
  readonly enforceRateLimits: boolean;
  /** Move the times of accounts that say when they were seen to now. */
  readonly isAsOfNow: boolean;
  readonly faults: readonly Fault[];
}

/** A command line that makes no sense; the message says which part and what it should be. */
export class UsageError extends Error {
  constructor(problem: string) {
    super(`${problem}\n\n${usage}`);
    this.name = 'UsageError';
  }
}

const usage = `usage: sandbox --account FILE... [--port N] [--host ADDRESS] [--latency MS] [--rate-limits] [--as-of-now]
               [--deny ACTION[=RESOURCE]]... [--fault KIND[,key=value]...]...

  --account FILE...   account files or case files (JSON)
  --port N            port to listen on (default: any free one)
  --latency MS        answer every management call this much later
  --as-of-now         serve accounts as if they had been seen now: logs, metrics and edits are recent
  --rate-limits       throttle calls beyond AWS's documented limits
  --deny A[=R]        deny an IAM action, on resources that match R; * and ? are wildcards
  --fault KIND,...    delay | throttle | fail | cut | malformed | deny, with any of
                      action, resource, operation, region, accountId, times, delayMs, retryAfterSeconds
  example: --deny 'ec2:*' --fault throttle,operation=GetResources,times=2`;

/** Reads the arguments after the script's name. */
export function readCliOptions(args: readonly string[]): CliOptions {
  const { values, positionals } = parse(args);
  const accountPaths = [...(values.account ?? []), ...positionals];
  if (accountPaths.length === 0) throw new UsageError('No account file is given.');
  return {
    accountPaths,
    port: readNumber('--port', values.port ?? '0', 65_535),
    host: values.host ?? '127.0.0.1',
    latencyMs: readNumber('--latency', values.latency ?? '0', 600_000),
    enforceRateLimits: values['rate-limits'] ?? false,
    isAsOfNow: values['as-of-now'] ?? false,
    faults: [...(values.deny ?? []).map(readDenial), ...(values.fault ?? []).map(readFault)],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        account: { type: 'string', multiple: true },
        port: { type: 'string' },
        host: { type: 'string' },
        latency: { type: 'string' },
        'rate-limits': { type: 'boolean' },
        'as-of-now': { type: 'boolean' },
        deny: { type: 'string', multiple: true },
        fault: { type: 'string', multiple: true },
      },
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause));
  }
}

function readNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most && text.trim() !== '') return value;
  throw new UsageError(`${name} must be a number from 0 to ${String(most)}, not '${text}'.`);
}

function readDenial(text: string): Fault {
  const [action = '', ...resource] = text.split('=');
  if (!action.includes(':') && action !== '*') {
    throw new UsageError(`--deny needs an IAM action such as apigateway:GET, not '${action}'.`);
  }
  return resource.length === 0 ? { kind: 'deny', action } : { kind: 'deny', action, resource: resource.join('=') };
}

const kinds: readonly FaultKind[] = ['delay', 'throttle', 'fail', 'cut', 'malformed', 'deny'];
const textFields = ['action', 'resource', 'operation', 'region', 'accountId'];
const numberFields = ['times', 'delayMs', 'retryAfterSeconds'];

function readFault(text: string): Fault {
  const [kindText = '', ...fields] = text.split(',');
  const kind = kinds.find((known) => known === kindText);
  if (kind === undefined)
    throw new UsageError(`--fault must begin with one of ${kinds.join(', ')}, not '${kindText}'.`);
  return { kind, ...Object.fromEntries(fields.map(readFaultField)) };
}

function readFaultField(text: string): readonly [string, string | number] {
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=');
  if (textFields.includes(name)) return [name, value];
  if (numberFields.includes(name)) return [name, readNumber(`${name} of --fault`, value, Number.MAX_SAFE_INTEGER)];
  throw new UsageError(`--fault knows no '${name}'; use ${[...textFields, ...numberFields].join(', ')}.`);
}
