import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFailureModeFiles } from './generate/new-failure-mode.ts';

// npm run new -- failure-mode <area>/<id>: writes the files of a new failure mode and names what comes next.

const usage =
  'Use: npm run new -- failure-mode <area>/<id>, both in kebab-case, e.g. failure-mode keys/api-key-expired';

/** Why these words of the command line cannot be carried out; undefined when they can. */
const refusal = (kind: string, place: string, folder: string, id: string): string | undefined => {
  if (kind !== 'failure-mode' || !/^[a-z0-9-]+\/[a-z][a-z0-9-]*$/.test(place)) return usage;
  if (existsSync(join(folder, `${id}.ts`))) return `${place} exists. Choose another id, or edit that one.`;
  return undefined;
};

const [kind = '', place = ''] = process.argv.slice(2);
const [area = '', id = ''] = place.split('/');
const folder = join(import.meta.dirname, '../packages/engine/src/failure-modes', area);
const trouble = refusal(kind, place, folder, id);
if (trouble) {
  console.error(trouble);
  process.exitCode = 1;
} else {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(newFailureModeFiles(id))) writeFileSync(join(folder, file), text);
  console.log(`Written: packages/engine/src/failure-modes/${place}{,.example,.test}.ts
Break one thing in the example, write the check, then: npm run gen
Its test: cd packages/engine && npx vitest run src/failure-modes/${place}.test.ts`);
}
