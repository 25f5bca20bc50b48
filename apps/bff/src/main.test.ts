import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { acceptedRisk } from './config/flags.ts';

const running = new Set<ChildProcess>();

/** The server as a process of its own, without any AWS. */
const launch = (args: readonly string[], env: Record<string, string> = {}): ChildProcess => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'main.ts'), ...args], {
    cwd: join(import.meta.dirname, '..'),
    env: { PATH: process.env['PATH'], AWS_EC2_METADATA_DISABLED: 'true', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
};

const textOf = async (child: ChildProcess, stream: 'stdout' | 'stderr', until: RegExp): Promise<string> => {
  let text = '';
  for await (const chunk of child[stream] ?? []) {
    text += String(chunk);
    if (until.test(text)) break;
  }
  return text;
};

const endOf = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode !== null) return child.exitCode;
  await once(child, 'exit');
  return child.exitCode;
};

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

describe('the process', () => {
  it('listens on loopback, says where, and ends with 0 when it is told to', { timeout: 30_000 }, async () => {
    const child = launch(['--region', 'eu-central-1'], { GATESCOPE_ANNOUNCE: '1', GATESCOPE_LOG_LEVEL: 'silent' });
    const text = await textOf(child, 'stdout', /Gatescope: \S+\n/);
    const url = /Gatescope: (http:\/\/127\.0\.0\.1:\d+)\n/.exec(text)?.[1] ?? '';
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await endOf(child)).toBe(0);
  });

  it('does not start with a configuration that is wrong, and lists everything', { timeout: 30_000 }, async () => {
    const child = launch(['--listen', '0.0.0.0', '--speed', '9'], { PORT: 'x' });
    const text = await textOf(child, 'stderr', /never/);
    expect(await endOf(child)).toBe(2);
    for (const part of ['--speed', 'PORT (--port)', '--regions', `--${acceptedRisk}`]) expect(text).toContain(part);
  });
});
