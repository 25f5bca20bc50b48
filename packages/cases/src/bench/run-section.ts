import { sections } from './sections/sections.ts';

// One section in a process of its own: what it leaves behind, or breaks, is no matter to the others.
const [name = '', ...options] = process.argv.slice(2);
const section = sections[name];
if (section === undefined)
  throw new Error(`There is no section ${name}. There are: ${Object.keys(sections).join(', ')}.`);
const figures = await section({ quick: options.includes('--quick') });
process.stdout.write(JSON.stringify(figures));
