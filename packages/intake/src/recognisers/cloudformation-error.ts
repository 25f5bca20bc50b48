import type { Page, PageLine } from '../text/page.ts';
import { extendBack } from '../text/extend-back.ts';
import type { LineMatch } from '../text/match-lines.ts';
import { isOpenLine, matchLines } from '../text/match-lines.ts';
import { readAwsError } from './aws-error.ts';
import { callOfResource } from './management-call.ts';
import { toManagementReading } from './management-reading.ts';
import { findManagementMessage } from './management-messages.ts';
import { readBlocks } from './read-blocks.ts';
import type { Reading, Recogniser } from './reading.ts';

const status = /\b((?:CREATE|UPDATE|DELETE|ROLLBACK)_FAILED|(?:UPDATE_)?ROLLBACK_(?:COMPLETE|IN_PROGRESS))\b/;
const failed = /\b(CREATE|UPDATE|DELETE)_FAILED\b/;
const type = /\bAWS::[A-Za-z0-9]{2,40}::[A-Za-z0-9]{2,60}\b/;
const reasonStart = /Resource handler returned message: |\(Service: /;
const old = /An error occurred: (\w{1,255}) - (.{1,3000})$/;

interface Event {
  readonly type: string | undefined;
  readonly status: string | undefined;
  readonly text: string;
  readonly last: PageLine;
}

/** Columns of a table and the line's own parts before the reason. */
const reasonIn = (text: string): string =>
  text
    .replace(/^.{0,300}?(?=Resource handler returned message: )/, '')
    .replace(/^.{0,200}?\b(?:CREATE|UPDATE|DELETE)_FAILED\b[:\s|]{0,20}/, '')
    .replace(/^\w{1,255} \(AWS::[\w:]{1,100}\)\s{0,4}/, '')
    .replace(type, '')
    .replace(/^[\s|]{0,40}(?:[\w/-]{1,255} \(\w{1,255}\)|[A-Z]\w{0,254}(?=\s{2}|\s{0,4}\||\s{0,4}$))?[\s|:-]{0,40}/, '')
    .trim();

const isOver = (page: Page, line: PageLine): boolean =>
  !isOpenLine(page, line) ||
  status.test(line.text) ||
  line.text.trim() === '' ||
  /^\s{0,4}(?:-{10}|❌|✅|Stack |Error: The stack)/.test(line.text);

/** The reason may stand on the lines below, also in the last column of SAM's table. */
const readEvent = (page: Page, first: PageLine): Event => {
  const own = reasonIn(first.text);
  const parts = own === '' ? [] : [own];
  let last = first;
  let found = type.exec(first.text)?.[0];
  const isOpen = (): boolean => !/\)\s{0,4}$|HandlerErrorCode: \w{1,60}\)?$/.test(parts.at(-1) ?? '');
  for (let number = first.number + 1; number < page.all.length && number < first.number + 12 && isOpen(); number += 1) {
    const line = page.all[number];
    if (!line || isOver(page, line)) break;
    const text = line.text.trim();
    found ??= type.exec(text)?.[0];
    if (/^(?:at |\s{0,4}\^)/.test(text)) break;
    // The other columns of a table go on too; the last one has the reason.
    parts.push(text.split(/\s{3,40}/).at(-1) ?? text);
    last = line;
  }
  return { type: found, status: failed.exec(first.text)?.[0], text: parts.join(' '), last };
};

const toReading = (event: Event, first: PageLine): Reading | undefined => {
  const error = readAwsError(event.text);
  const call = event.type && event.status ? callOfResource(event.type, event.status) : undefined;
  const isKnown = reasonStart.test(event.text) || findManagementMessage(event.text) !== undefined;
  if (!call && !isKnown) return undefined;
  return toManagementReading({
    ...error,
    call,
    isCallInferred: true,
    span: { start: first.start, end: event.last.end },
  });
};

const isStart = (text: string): boolean => failed.test(text) || reasonStart.test(text) || old.test(text);

/** SAM's last line: that the stack failed, and not why. */
const waiter =
  /Failed to create\/update the stack: \S{1,200}, (?:Waiter \w{1,60} failed|.{0,60}?ROLLBACK_COMPLETE).{0,400}$/;

const toWaiting = ({ match, span, line }: LineMatch): Reading => ({
  kind: 'management-error',
  span: { start: line.start + extendBack(line.text, match.index), end: span.end },
  understood: 'The stack was rolled back; why is not said',
  notes: ['The events of the stack tell which resource failed: paste the first that did'],
  says: { kind: 'setup-failed' },
});

/** Failed events of CloudFormation as its console, CDK, SAM and Serverless print them. */
export const cloudformationError: Recogniser = {
  id: 'cloudformation-error',
  sign: /Failed to create\/update the stack|(?:CREATE|UPDATE|DELETE)_FAILED|Resource handler returned|Service: Amazon|Service: [A-Z]|An error occurred: /,
  read: (page) => [
    ...readBlocks(page, (line) => {
      if (!isStart(line.text)) return undefined;
      const event = readEvent(page, line);
      const reading = toReading(event, line);
      return reading ? { reading, next: event.last.number + 1 } : undefined;
    }),
    ...matchLines(page, waiter).map(toWaiting),
  ],
};
