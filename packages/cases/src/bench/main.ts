import type { Figure } from './figure.ts';
import { measure } from './measure.ts';
import { sections } from './sections/sections.ts';

const usage = `Usage: npm run --silent bench -- [--json] [--quick] [SECTION...]   Sections: ${Object.keys(sections).join(', ')}`;

const verdictOf = ({ met, bar }: Figure): string => {
  if (met === undefined) return '';
  if (bar === undefined) return 'failed';
  return met ? `within ${bar}` : `OVER ${bar}`;
};

const printTable = (figures: readonly Figure[]): void => {
  for (const figure of figures) {
    const value = figure.value === undefined ? '-' : `${figure.value} ${figure.unit}`;
    console.log(
      `${value.padStart(14)}  ${verdictOf(figure).padEnd(12)}  ${figure.name}${figure.note ? ` (${figure.note})` : ''}`,
    );
  }
};

const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('--'));
const unknown = [
  ...args.filter((arg) => arg.startsWith('--') && arg !== '--json' && arg !== '--quick'),
  ...names.filter((name) => !Object.hasOwn(sections, name)),
];
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: not known. ${usage}`);
  process.exitCode = 2;
} else {
  const figures = await measure(names, { quick: args.includes('--quick') });
  if (args.includes('--json')) console.log(JSON.stringify({ figures }, null, 2));
  else printTable(figures);
}
