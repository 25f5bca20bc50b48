import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { figure, type Section } from '../figure.ts';
import { root } from '../root.ts';

interface Timing {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** How fast pages appear and answer to the reader, as a browser tells it. Needs Chromium. */
export const webVitals: Section = async ({ quick }) => {
  const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;
  const program = ['--import', tsx, join(root, 'e2e/web-vitals.mts'), ...(quick ? ['--quick'] : [])];
  const { stdout } = await promisify(execFile)(process.execPath, program, { maxBuffer: 1024 * 1024 });
  // Printed by the script above.
  return (JSON.parse(stdout) as Timing[]).map((timing) => figure({ ...timing, note: 'depends on the machine' }));
};
