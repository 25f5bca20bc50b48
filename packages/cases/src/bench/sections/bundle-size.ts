import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { figure, type Section } from '../figure.ts';
import { root } from '../root.ts';

interface Sizes {
  readonly routes: readonly { readonly route: string; readonly total: number; readonly budget: number }[];
}

/** What each route of the web app loads first, as its own script counts it in the build. */
export const bundleSize: Section = async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'apps/web/scripts/bundle-size.mjs')]);
  // Printed by the script above.
  const { routes } = JSON.parse(stdout) as Sizes;
  return routes.map(({ route, total, budget }) =>
    figure({ name: `First load of ${route}, gzip`, value: total / 1000, unit: 'kB', bar: budget / 1000 }),
  );
};
