import type { DiagnosisResult, Evidence } from '@gatescope/shared';
import { findLines, parseWithin, toDocument, toJsonLines } from '../../../lib/json-lines.ts';
import { toPointerWords } from '../../../lib/pointer-words.ts';

/** Text with the lines that matter. */
export interface MarkedText {
  readonly text: string;
  readonly lines: readonly number[];
}

/** One piece of evidence, ready to show. */
export interface EvidenceView {
  readonly key: string;
  readonly label: string;
  readonly observed: string | undefined;
  readonly expected: string | undefined;
  /** Where it was seen, in words. */
  readonly source: string;
  /** When AWS said so. */
  readonly readAt: string | undefined;
  /** The document it stands in, with its lines marked. */
  readonly document: MarkedText | undefined;
  /** The pointer into the snapshot, for showing a single value in its surroundings. */
  readonly pointer: string | undefined;
}

const partOf = (result: DiagnosisResult, kind: string): unknown => {
  if (kind === 'request') return result.request;
  return kind === 'complaint' ? result.complaint : undefined;
};

const schemeWords: Readonly<Record<string, string>> = {
  trace: 'Simulation',
  request: 'The request as given',
  complaint: 'What was seen',
  observation: 'Observation',
};

const toSource = (evidence: Evidence, result: DiagnosisResult): string => {
  if (evidence.pointer.startsWith('/')) return toPointerWords(evidence.pointer);
  const [kind = '', rest = ''] = evidence.pointer.split(/:(.*)/s);
  if (kind === 'trace') {
    const gate = result.trace?.gates.find((candidate) => candidate.gate === rest);
    return gate ? `Simulation: ${gate.title}` : 'Simulation';
  }
  return rest === '' ? (schemeWords[kind] ?? kind) : `${schemeWords[kind] ?? kind}: ${rest}`;
};

const isTree = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** A document with the lines of a path inside it marked; undefined for single values, which need no document. */
export const toMarkedText = (value: unknown, within: string | undefined): MarkedText | undefined => {
  const document = toDocument(value);
  if (typeof document === 'string' && document.includes('\n')) return { text: document, lines: [] };
  if (!isTree(document)) return undefined;
  const lines = toJsonLines(document);
  const marked = within === undefined ? [] : findLines(lines, parseWithin(within));
  return { text: lines.map((line) => line.text).join('\n'), lines: marked.length === lines.length ? [] : marked };
};

const observationText = (result: DiagnosisResult, id: string): MarkedText | undefined => {
  const observation = result.observations.find((candidate) => candidate.id === id);
  if (observation === undefined) return undefined;
  return observation.kind === 'log'
    ? { text: observation.lines.join('\n'), lines: [] }
    : toMarkedText(observation, undefined);
};

const logLines = (marked: MarkedText | undefined, within: string | undefined): MarkedText | undefined => {
  if (marked === undefined || within === undefined) return marked;
  const lines = marked.text.split('\n').flatMap((line, index) => (line.includes(within) ? [index + 1] : []));
  return { text: marked.text, lines };
};

const toEvidenceDocument = (evidence: Evidence, result: DiagnosisResult): MarkedText | undefined => {
  const { pointer, within } = evidence;
  if (pointer.startsWith('/')) return toMarkedText(result.facts[pointer], within);
  const [kind = '', rest = ''] = pointer.split(/:(.*)/s);
  if (kind === 'observation') return logLines(observationText(result, rest), within);
  // A request or complaint is small: the observed value says it all.
  return within === undefined ? undefined : toMarkedText(partOf(result, kind), within);
};

const readAtOf = (pointer: string, result: DiagnosisResult): string | undefined => {
  const covering = result.factAges.filter((age) => pointer === age.pointer || pointer.startsWith(`${age.pointer}/`));
  return covering.toSorted((a, b) => b.pointer.length - a.pointer.length)[0]?.readAt;
};

/** One piece of evidence of a finding. */
export const toEvidenceView = (evidence: Evidence, result: DiagnosisResult, index = 0): EvidenceView => {
  const inSnapshot = evidence.pointer.startsWith('/');
  return {
    key: `${index}|${evidence.pointer}|${evidence.within ?? ''}`,
    label: evidence.label,
    observed: evidence.observed,
    expected: evidence.expected,
    source: toSource(evidence, result),
    readAt: inSnapshot ? readAtOf(evidence.pointer, result) : undefined,
    document: toEvidenceDocument(evidence, result),
    pointer: inSnapshot ? evidence.pointer : undefined,
  };
};
