import type { Plugin } from 'vite';

/** A module that the components import and the console never runs, and what stands in for it. */
interface LeftOut {
  /** The module as it is imported. */
  readonly imported: RegExp;
  /** Only when imported from here; from anywhere when absent. */
  readonly importer?: RegExp;
  readonly source: string;
}

const prefix = '\0left-out:';

/**
 * What the first load does without. Each was measured; together they save about 32 kB gzip.
 * - intl-messageformat parses the messages of Cloudscape's I18nProvider, which the console does not use.
 * - The sortable list (dnd-kit) belongs to a drawer for feature announcements, which the console does not have.
 */
export const leftOut: readonly LeftOut[] = [
  {
    imported: /^intl-messageformat$/,
    source:
      'export default class { constructor(message) { this.message = message; } format() { return this.message; } }',
  },
  {
    imported: /list\/internal/,
    importer: /feature-notifications-drawer-content/,
    source: 'export default () => null;',
  },
];

/** Replaces modules that are imported but never run. Fails the build when one of them is no longer imported. */
export const leaveOut = (modules: readonly LeftOut[]): Plugin => {
  const used = new Set<number>();
  return {
    name: 'leave-out',
    enforce: 'pre',
    apply: 'build',
    resolveId(source, importer = '') {
      const index = modules.findIndex(
        (module) => module.imported.test(source) && (module.importer?.test(importer) ?? true),
      );
      if (index < 0) return undefined;
      used.add(index);
      return `${prefix}${index}`;
    },
    load(id) {
      return id.startsWith(prefix) ? modules[Number(id.slice(prefix.length))]?.source : undefined;
    },
    generateBundle() {
      const idle = modules.filter((_, index) => !used.has(index));
      if (idle.length > 0)
        this.error(
          `Nothing imports ${idle.map(({ imported }) => imported.source).join(', ')} any more: remove it from leave-out.ts`,
        );
    },
  };
};
