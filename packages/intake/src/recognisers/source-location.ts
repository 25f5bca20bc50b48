import { matchLines } from '../text/match-lines.ts';
import type { Reading, Recogniser } from './reading.ts';

const shape =
  /^\s{0,8}(?:\[(?:Error|Warning|Log|Info)\](?: Unhandled Promise Rejection:)?|(?:\(anonymous\) @ )?(?:\(index\)|VM\d{1,6}|[\w./~@?=&%-]{1,200}\.[a-z]{2,5}(?:\?\S{1,80})?):\d{1,7}(?::\d{1,6})?:?)(?=\s|$)/;

/** Where in a script a console line comes from, before the line itself. */
export const sourceLocation: Recogniser = {
  id: 'source-location',
  sign: /:\d|\[(?:Error|Warning|Log|Info)\]/,
  read: (page) =>
    matchLines(page, shape)
      // By itself on a line it is the start of something that is not understood, unless it is only that.
      .filter(({ line, span }) => !page.isFree(line) || span.end >= line.end - 1)
      .map(({ span }): Reading => ({ kind: 'stack-trace', span, understood: 'Where in a script the line comes from' })),
};
