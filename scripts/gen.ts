import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderCatalogue } from './generate/catalogue-page.ts';
import { listFailureModeFiles, renderExamples, renderRegistry } from './generate/failure-mode-lists.ts';
import { renderReads } from './generate/read-list.ts';

// Writes every generated list; with --check only compares and names what is stale.

const root = join(import.meta.dirname, '..');
const modes = join(root, 'packages/engine/src/failure-modes');
const collector = join(root, 'packages/collector/src');

/** In this order: the catalogue imports the registry. */
const outputs: readonly { readonly path: string; readonly text: () => string | Promise<string> }[] = [
  { path: join(modes, 'registry.gen.ts'), text: () => renderRegistry(listFailureModeFiles(modes)) },
  { path: join(modes, 'examples.gen.ts'), text: () => renderExamples(listFailureModeFiles(modes)) },
  { path: join(collector, 'reads.gen.ts'), text: () => renderReads(join(collector, 'reads')) },
  { path: join(root, 'docs/failure-modes.md'), text: () => renderCatalogue(root) },
];

const isCheck = process.argv.includes('--check');
for (const { path, text } of outputs) {
  const wanted = await text();
  if (existsSync(path) && readFileSync(path, 'utf8') === wanted) continue;
  if (!isCheck) {
    writeFileSync(path, wanted);
    continue;
  }
  console.error(`Stale: ${path}. Run \`npm run gen\`.`);
  process.exitCode = 1;
}
