import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { header } from './naming.ts';

/** The collector's list of reads, from the files below `folder` that declare some. */
export const renderReads = (folder: string): string => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
    .map((file) => ({ file, names: declaredReads(readFileSync(join(folder, file), 'utf8')) }))
    .filter(({ names }) => names.length > 0);
  return [
    header,
    ...files.map(({ file, names }) => `import { ${names.join(', ')} } from './reads/${file}';\n`),
    "import type { ReadDeclaration } from './read.ts';\n\n",
    "/** Every read that the collector can make. The host role's policy and the hints about permissions come from here. */\n",
    `export const reads: readonly ReadDeclaration[] = [\n${files.flatMap(({ names }) => names.map((name) => `  ${name},\n`)).join('')}];\n`,
  ].join('');
};

const declaredReads = (text: string): string[] =>
  [...text.matchAll(/^export const (\w+) = defineRead\(/gm)].map(([, name]) => name ?? '');
