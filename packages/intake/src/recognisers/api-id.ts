import { matchAllInLines } from '../text/match-lines.ts';
import type { LineMatch } from '../text/match-lines.ts';
import type { Reading, Recogniser } from './reading.ts';

/** Ten lower-case letters and digits, both of them. */
const id = '(?=[a-z0-9]{0,9}\\d)(?=[a-z0-9]{0,9}[a-z])[a-z0-9]{10}';
const labelled = new RegExp(
  `\\b(?:--)?(?:rest[ -_]?)?api(?:[ _-]?id)?["']?\\s{0,2}[:=]?\\s{1,3}["']?(${id})\\b["']?|\\b(?:rest)?api_?id["']?[:=]["']?(${id})\\b["']?`,
  'gi',
);
const alone = new RegExp(`^\\s{0,20}(${id})\\s{0,20}$`, 'g');

const toReading = ({ match, span }: LineMatch): Reading => {
  const apiId = (match[1] ?? match[2] ?? '').toLowerCase();
  return {
    kind: 'api-id',
    span,
    understood: `An API's id: ${apiId}`,
    guesses: [{ because: `${apiId} has the form of an API's id`, says: { target: { apiId } } }],
  };
};

/** Ids of APIs, by themselves on a line or behind a label. */
export const apiId: Recogniser = {
  id: 'api-id',
  sign: /\b[a-z0-9]{10}\b/,
  read: (page) => {
    const found = matchAllInLines(page, labelled).slice(0, 50);
    const lines = new Set(found.map(({ line }) => line.number));
    const lone = matchAllInLines(page, alone).filter(({ line }) => !lines.has(line.number));
    return [...found, ...lone.slice(0, 50)].map(toReading);
  },
};
