import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { BenchOptions, Figure } from './figure.ts';
import { root } from './root.ts';
import { sections } from './sections/sections.ts';

const limitMs = 15 * 60_000;
// Waits for AWS's limits nearly all the time: it runs beside the others.
const inBackground = new Set(['scan']);

const measureOne = async (name: string, { quick }: BenchOptions): Promise<Figure[]> => {
  const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;
  const program = ['--import', tsx, join(import.meta.dirname, 'run-section.ts'), name, ...(quick ? ['--quick'] : [])];
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  try {
    const options = { timeout: limitMs, maxBuffer: 16 * 1024 * 1024, env };
    const { stdout } = await promisify(execFile)(process.execPath, program, options);
    // Printed by run-section.ts.
    return JSON.parse(stdout) as Figure[];
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n').slice(0, 6).join(' ') : String(error);
    return [{ name: `${name}: could not be measured`, unit: '', met: false, note: reason.slice(0, 600) }];
  }
};

/** Measures the named sections, all when none is named; one that fails does not stop the rest. */
export const measure = async (names: readonly string[], options: BenchOptions): Promise<Figure[]> => {
  const wanted = Object.keys(sections).filter((name) => names.length === 0 || names.includes(name));
  const running = new Map<string, Promise<Figure[]>>();
  for (const name of wanted.filter((each) => inBackground.has(each))) running.set(name, measureOne(name, options));
  const figures = new Map<string, Figure[]>();
  for (const name of wanted.filter((each) => !inBackground.has(each)))
    figures.set(name, await measureOne(name, options));
  for (const [name, result] of running) figures.set(name, await result);
  return wanted.flatMap((name) => figures.get(name) ?? []);
};
