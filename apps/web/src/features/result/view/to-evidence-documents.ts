import type { EvidenceView, MarkedText } from './to-evidence-view.ts';

/** A document that one or several pieces of evidence point into, with all their lines marked. */
export interface EvidenceDocument extends MarkedText {
  readonly key: string;
  readonly source: string;
  readonly readAt: string | undefined;
  readonly pointer: string | undefined;
}

const short = 24;

/** A long document in which no line stands out is not worth its space until somebody wants it. */
export const isWorthShowing = ({ text, lines }: MarkedText): boolean =>
  lines.length > 0 || text.split('\n').length <= short;

const merge = (document: EvidenceDocument, lines: readonly number[]): EvidenceDocument => ({
  ...document,
  lines: [...new Set([...document.lines, ...lines])].toSorted((a, b) => a - b),
});

/**
 * The documents to show, each once, and the pointers of single values that can be shown in their surroundings.
 */
export const toEvidenceDocuments = (
  evidence: readonly EvidenceView[],
): { readonly documents: readonly EvidenceDocument[]; readonly values: readonly string[] } => {
  const documents = new Map<string, EvidenceDocument>();
  const values = new Set<string>();
  for (const { document, source, readAt, pointer } of evidence) {
    if (document === undefined) {
      if (pointer !== undefined) values.add(pointer);
      continue;
    }
    const key = `${source}\n${document.text}`;
    const known = documents.get(key);
    documents.set(key, known ? merge(known, document.lines) : { key, source, readAt, pointer, ...document });
  }
  return { documents: [...documents.values()], values: [...values] };
};
