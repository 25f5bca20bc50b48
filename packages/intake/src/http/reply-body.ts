import { isRecord, parseJson } from '../text/parse-json.ts';

/** More says nothing to a diagnosis, and search parameters hold no more. */
const longestBody = 6000;

/** A reply's body as it is kept; undefined when there is none. */
export const toReplyBody = (text: string | undefined): string | undefined => {
  const body = text?.trim() ?? '';
  return body === '' ? undefined : body.slice(0, longestBody);
};

/** The message of an error's body, whichever of AWS's spellings it has. */
export const messageOf = (body: string | undefined): string | undefined => {
  const value = body ? parseJson(body) : undefined;
  if (!isRecord(value)) return undefined;
  for (const key of ['Message', 'message', 'errorMessage', 'error']) {
    const message = value[key];
    if (typeof message === 'string') return message;
    if (message === null) return 'null';
  }
  return undefined;
};
