import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const program = `
import { createLogger } from ${JSON.stringify(join(import.meta.dirname, 'create-logger.ts'))};
const logger = createLogger('info');
for (const name of ['first', 'second', 'third']) logger.info(name);
process.kill(process.pid, 'SIGKILL');
`;

it('what was logged is there, in order, even if the process is killed at that moment', { timeout: 30_000 }, () => {
  const { stdout, signal } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter((line) => line !== '');
  expect(signal).toBe('SIGKILL');
  expect(lines.map((line) => (JSON.parse(line) as { readonly msg: string }).msg)).toEqual(['first', 'second', 'third']);
});
