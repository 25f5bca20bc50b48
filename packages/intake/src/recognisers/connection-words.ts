import { describeFailure, readConnectionFailure } from '../http/connection-failure.ts';
import { matchLines } from '../text/match-lines.ts';
import type { LineMatch } from '../text/match-lines.ts';
import type { Reading, Recogniser } from './reading.ts';

/** Codes and wordings that mean a failed connection whoever says them; "Task timed out" of a function does not. */
const shape =
  /(?:\[?SSL: )?\b(?:NXDOMAIN|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ERR_(?:NAME|CERT|SSL|CONNECTION|TIMED|ADDRESS)_[A-Z_]{2,40}|CERTIFICATE_VERIFY_FAILED|connection (?:was |is |got )?refused|(?:connection|(?<!endpoint )request) (?:has |was |is )?timed out|could ?n[o']t resolve (?:the )?host|name or service not known|no such host|certificate (?:is )?not valid for|self[- ]signed certificate)\b(?! (?:policy|after \d))/i;

const toReading = ({ match, span }: LineMatch): Reading[] => {
  const text = match[0];
  const failure = readConnectionFailure(text);
  if (!failure) return [];
  return [
    {
      kind: 'program-error',
      span,
      understood: `A connection fails: ${describeFailure(failure)}`,
      says: { exchanges: [{ failure, failureText: text }] },
    },
  ];
};

/** A failed connection that is only named: "NXDOMAIN", "the connection was refused", `ERR_CERT_COMMON_NAME_INVALID`. */
export const connectionWords: Recogniser = {
  id: 'connection-words',
  sign: /NXDOMAIN|E[A-Z]{6,12}|ERR_|VERIFY_FAILED|refused|timed out|resolve|not known|no such host|certificate/i,
  read: (page) => matchLines(page, shape).flatMap(toReading),
};
