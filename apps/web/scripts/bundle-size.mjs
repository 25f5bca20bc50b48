// Prints what each route loads first, gzip, as JSON, from the manifest of the build. With --check it fails over budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '../dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

const kilo = 1000;
const tight = 350 * kilo;
const wide = 480 * kilo;

const tab = (name) => ['src/routes/api-route.tsx', `src/features/inspect/tabs/${name}-tab.tsx`];

/** What a route loads beside the entry. */
const routes = [
  { route: '/', budget: tight, loads: ['src/routes/find-route.tsx'] },
  { route: '/diagnose (first step)', budget: tight, loads: ['src/routes/diagnose-route.tsx'] },
  {
    route: '/diagnose (which request)',
    budget: wide,
    loads: ['src/routes/diagnose-route.tsx', 'src/features/diagnose/steps/target-step.tsx'],
  },
  {
    route: '/diagnose (where from)',
    budget: wide,
    loads: ['src/routes/diagnose-route.tsx', 'src/features/diagnose/steps/caller-step.tsx'],
  },
  {
    route: '/diagnose (result)',
    budget: wide,
    loads: ['src/routes/diagnose-route.tsx', 'src/routes/answer-route.tsx'],
  },
  { route: '/apis', budget: wide, loads: ['src/routes/fleet-route.tsx'] },
  { route: '/apis/…/overview', budget: wide, loads: ['src/routes/api-route.tsx'] },
  ...['invoke-urls', 'routes', 'access', 'network', 'keys', 'cors', 'deployments'].map((name) => ({
    route: `/apis/…/${name}`,
    budget: wide,
    loads: tab(name),
  })),
  {
    route: '/apis/…/logs',
    budget: wide,
    loads: ['src/routes/api-route.tsx', 'src/features/live/live-tab.tsx', 'src/features/inspect/tabs/log-settings.tsx'],
  },
  { route: '/reports', budget: wide, loads: ['src/routes/reports-route.tsx'] },
  { route: '/reports/:id', budget: wide, loads: ['src/routes/report-route.tsx'] },
  { route: '/failure-modes', budget: wide, loads: ['src/routes/failure-modes-route.tsx'] },
  { route: '/failure-modes/:id', budget: wide, loads: ['src/routes/failure-mode-route.tsx'] },
  { route: '/reference/:page', budget: wide, loads: ['src/routes/reference-route.tsx'] },
  { route: '/permissions', budget: wide, loads: ['src/routes/permissions-route.tsx'] },
];

const closure = (keys) => {
  const seen = new Set();
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The build has no chunk ${key}; is bundle-size.mjs out of date?`);
    seen.add(key);
    open.push(...(chunk.imports ?? []));
  }
  return [...seen].map((key) => manifest[key]);
};

const sizes = new Map();
const sizeOf = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  return sizes.get(file);
};
const sum = (files) => [...new Set(files)].reduce((total, file) => total + sizeOf(file), 0);

const rows = routes.map(({ route, budget, loads }) => {
  const chunks = closure(['index.html', ...loads]);
  const js = sum(chunks.map(({ file }) => file));
  const css = sum(chunks.flatMap((chunk) => chunk.css ?? []));
  return { route, js, css, total: js + css, budget, within: js + css <= budget };
});

process.stdout.write(`${JSON.stringify({ unit: 'bytes gzip', routes: rows }, null, 2)}\n`);
if (process.argv.includes('--check') && rows.some(({ within }) => !within)) process.exitCode = 1;
