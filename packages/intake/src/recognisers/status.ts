import { describeStatus } from '../http/describe-exchange.ts';
import { matchLines } from '../text/match-lines.ts';
import type { LineMatch } from '../text/match-lines.ts';
import type { Reading, Recogniser } from './reading.ts';

/** A number counts only beside a word that makes it a status. */
const wordings: readonly RegExp[] = [
  /\b(?:status(?: ?code)?|http(?: status)?(?: code)?|statuscode|response code|error code|code|response(?=\s{0,2}[:=]))\s{0,2}(?:is|was|of|=|:|\/[\d.]{1,3})?\s{0,2}["']?([1-5]\d\d)\b(?! ?(?:ms|s|bytes|kb|mb)\b)/i,
  /(?:^|[^\d.])([45]\d\d) (?:Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Request Timeout|Gone|Conflict|Payload Too Large|Request Entity Too Large|URI Too Long|Unsupported Media Type|Too Many Requests|Request Header Fields Too Large|Internal Server Error|Bad Gateway|Service Unavailable|Service Temporarily Unavailable|Gateway Time-?out)\b/i,
  /(?:\b(?:got|gets?|getting|returns?|returned|returning|receive[ds]?|receiving|with|throws?|answers?|responds? with|responded with|an?|HTTP)\s{1,3})(?:an? )?(?:HTTP )?([45]\d\d)\b(?! ?(?:ms|seconds?|s|bytes|kb|mb|times|%)\b)/i,
  /\berrors?:?\s{1,2}([45]\d\d)\b(?! ?(?:ms|seconds?|s|bytes|kb|mb|times|%)\b)/i,
  /(?<![\w.-])([45]\d\d)(?= (?:for|from|on|at) (?:[A-Z]{3,7} )?https?:)/,
  /^\s{0,8}([45]\d\d)\s{0,8}$/,
];

const toReading = ({ match, span }: LineMatch): Reading => {
  const status = Number(match[1]);
  return {
    kind: 'status',
    span,
    understood: `The status was ${describeStatus(status)}`,
    says: { exchanges: [{ status }] },
  };
};

/** A status that is named in running text: "got a 403", "status code: 502", "504 Gateway Timeout". */
export const statusPhrase: Recogniser = {
  id: 'status',
  sign: /[1-5]\d\d/,
  read: (page) => {
    const taken = new Set<number>();
    return wordings.flatMap((pattern) =>
      matchLines(page, pattern).flatMap((match) => {
        if (taken.has(match.line.number)) return [];
        taken.add(match.line.number);
        return [toReading(match)];
      }),
    );
  },
};
