import { parseRecord } from '../text/parse-json.ts';

declare global {
  interface ImportMeta {
    /** Given by the test runner: the files that a pattern matches, as text. */
    readonly glob: (
      pattern: string,
      options: { query: '?raw'; import: 'default'; eager: true },
    ) => Record<string, string>;
  }
}

/** A pasted text and what must be understood in it; `corpus/README.md` says what the fields mean. */
export interface CorpusCase {
  readonly name: string;
  readonly text: string;
  readonly expected: Readonly<Record<string, unknown>>;
}

// The runner reads these calls: their arguments must be literals.
const texts = import.meta.glob('../../corpus/**/*.txt', { query: '?raw', import: 'default', eager: true });
const expectations = import.meta.glob('../../corpus/**/*.json', { query: '?raw', import: 'default', eager: true });

/** Names of the expectations that have no text beside them. */
export const orphans = Object.keys(expectations).filter((path) => texts[path.replace(/\.json$/, '.txt')] === undefined);

/** Every text of the corpus. */
export const corpus: readonly CorpusCase[] = Object.entries(texts).map(([path, text]) => ({
  name: path.replace(/^.*corpus\//, '').replace(/\.txt$/, ''),
  text,
  expected: parseRecord(expectations[path.replace(/\.txt$/, '.json')] ?? '') ?? {},
}));
