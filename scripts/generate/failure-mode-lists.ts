import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { camelCase, header } from './naming.ts';

interface ModeFile {
  readonly area: string;
  readonly id: string;
}

/** The failure modes that have an example, by area and id. */
export const listFailureModeFiles = (folder: string): ModeFile[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: area }) =>
      readdirSync(join(folder, area))
        .filter((file) => file.endsWith('.example.ts'))
        .map((file) => ({ area, id: file.replace('.example.ts', '') })),
    )
    .sort((a, b) => `${a.area}/${a.id}`.localeCompare(`${b.area}/${b.id}`));

/** The engine's list of modes. */
export const renderRegistry = (files: readonly ModeFile[]): string =>
  [
    header,
    ...files.map(({ area, id }) => `import { ${camelCase(id)} } from './${area}/${id}.ts';\n`),
    "import type { FailureMode } from './failure-mode.ts';\n\n",
    '/** Every failure mode, by area and id. */\n',
    `export const failureModes: readonly FailureMode[] = [\n${files.map(({ id }) => `  ${camelCase(id)},\n`).join('')}];\n`,
  ].join('');

/** The examples of the modes, by id. */
export const renderExamples = (files: readonly ModeFile[]): string =>
  [
    header,
    "import type { Example } from '../testing/example.ts';\n",
    ...files.map(({ area, id }) => `import { ${camelCase(id)}Example } from './${area}/${id}.example.ts';\n`),
    "\n/** Every failure mode's example, by id. */\n",
    `export const examples: Readonly<Record<string, Example>> = {\n${files.map(({ id }) => `  '${id}': ${camelCase(id)}Example,\n`).join('')}};\n`,
  ].join('');
