import type { Plugin } from 'vite';

const definition = /(--[\w-]+)\s*:\s*([^;{}]*)/g;
const reference = /var\(\s*(--[\w-]+)/g;
const name = /--[a-z][\w-]+/gi;
// Modules that list every token there is; what scripts take from them carries its own fallback value.
const catalogue = /internal\/generated\/(?:theming|styles)\//;

/** What one style sheet says about custom properties. */
export interface PropertyUse {
  /** Property -> properties that its value refers to. */
  readonly defined: ReadonlyMap<string, readonly string[]>;
  /** Properties that ordinary declarations refer to. */
  readonly used: ReadonlySet<string>;
}

const namesIn = (text: string): string[] => [...text.matchAll(reference)].map((match) => match[1] ?? '');

/** Reads definitions and uses of custom properties from a style sheet's text. */
export const readPropertyUse = (css: string): PropertyUse => {
  const defined = new Map<string, string[]>();
  for (const [, property = '', value = ''] of css.matchAll(definition)) {
    defined.set(property, [...(defined.get(property) ?? []), ...namesIn(value)]);
  }
  return { defined, used: new Set(namesIn(css.replaceAll(definition, ''))) };
};

/** The properties that no declaration reaches, directly or through other properties. */
export const findUnusedProperties = (sheets: readonly PropertyUse[], elsewhere: ReadonlySet<string>): string[] => {
  const defined = new Map<string, string[]>();
  for (const sheet of sheets) {
    for (const [property, refers] of sheet.defined)
      defined.set(property, [...(defined.get(property) ?? []), ...refers]);
  }
  const reached = new Set<string>();
  const open = [...sheets.flatMap(({ used }) => [...used]), ...elsewhere];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(defined.get(next) ?? []));
  }
  // Cloudscape looks for its own version marker at run time.
  return [...defined.keys()].filter((property) => !reached.has(property) && !property.startsWith('--awsui-'));
};

/**
 * Drops Cloudscape's design tokens that no component of the console uses: about 12 kB gzip on every page. The minifier
 * removes them before file names are derived from contents, so that caches stay right.
 */
export const dropUnusedCustomProperties = (): Plugin => {
  const sheets = new Map<string, PropertyUse>();
  const inScripts = new Set<string>();
  const unused: string[] = [];
  return {
    name: 'drop-unused-custom-properties',
    apply: 'build',
    enforce: 'pre',
    configResolved(config) {
      config.css.lightningcss = { ...config.css.lightningcss, unusedSymbols: unused };
    },
    transform(code, id) {
      if (id.split('?')[0]?.endsWith('.css')) sheets.set(id, readPropertyUse(code));
      else if (!catalogue.test(id)) for (const [property] of code.matchAll(name)) inScripts.add(property);
    },
    buildEnd() {
      unused.push(...findUnusedProperties([...sheets.values()], inScripts));
    },
  };
};
