import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import { readBlocks } from './read-blocks.ts';
import type { Recogniser } from './reading.ts';

/** Lines that only a stack trace has. */
const frame =
  /^\s{0,20}(?:at (?:async |new )?[\w$.<>[\]/@ ]{1,200} ?\(.{0,500}\)|at (?:async )?(?:file|node|https?|webpack)[:\w].{1,500}:\d{1,6}(?::\d{1,6})?|at [\w$.<>`,[\]+ ]{1,300}\(.{0,500}|\.\.\. \d{1,4} (?:more|common frames omitted)|File "[^"]{1,500}", line \d{1,7}(?:, in .{1,200})?|Traceback \(most recent call last\):|During handling of the above exception, another exception occurred:|The above exception was the direct cause of .{1,80}|goroutine \d{1,6} \[.{1,60}\]:|--- End of (?:inner exception )?stack trace.{0,80}|Node\.js v\d[\d.]{1,10}|\(?[\w$ ]{1,80}\)? \([^()\s]{1,200}\.js:\d{1,7}(?::\d{1,7})?\)|Stack trace:|#\d{1,4} (?:\{main\}|\[internal function\]: .{1,400}|\S{1,300}\(\d{1,7}\): .{1,400})|Suppressed: .{0,300}|\S{1,300}\.(?:js|ts|tsx|jsx|mjs)(?:\?\S{0,100})?:\d{1,7}(?::\d{1,6})?|[\w$<>./-]{1,120}@https?:\/\/\S{1,500}:\d{1,7}:\d{1,6})\s{0,8}$/;
/** Lines that belong to one only beside a frame: source lines, marks below them, fields of a printed error. */
const beside =
  /^\s{0,20}(?:[~^]{1,200}|\^{1,200}|(?:errno|code|syscall|hostname|address|port|type|erroredSysCall|path|input|stack|response|request|config|headers|cause|isAxiosError|toJSON|status|\[cause\]|\[errors\]|reason|host|cert|Symbol\(.{1,60}\))\??: .{0,400}|[}\])]{1,6}[,;]?|\{|Caused by: .{1,600}|---> .{1,600}|(?:certificate: sha256\/|DN: |subjectAltNames: \[).{0,400}|\/\S{1,300}\.go:\d{1,6}.{0,60})\s{0,8}$/;
/** Below `File "…", line 3` stands the line itself. */
const source = /^\s{4,20}\S.{0,400}$/;

/** Without a frame before it, only these begin one. */
const opening =
  /^\s{1,20}(?:errno|code|syscall): |^\s{1,8}(?:certificate: sha256\/|DN: |subjectAltNames: \[)|^\s{0,20}(?:---> |Caused by: )/;

interface Frames {
  readonly count: number;
  readonly last: PageLine;
}

const isPart = (page: Page, line: PageLine, before: PageLine | undefined): boolean => {
  if (frame.test(line.text) || beside.test(line.text) || opening.test(line.text)) return true;
  return before !== undefined && /^\s{0,20}File "/.test(before.text) && source.test(line.text);
};

const readBlock = (page: Page, first: PageLine): Frames => {
  let last = first;
  let count = 0;
  for (let number = first.number; number < page.all.length; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line)) break;
    if (line.text.trim() === '') continue;
    if (!isPart(page, line, page.all[number - 1])) break;
    count += 1;
    last = line;
  }
  return { count, last };
};

/** Frames of a stack trace: nothing in them is needed, and they are not left over. */
export const stackTrace: Recogniser = {
  id: 'stack-trace',
  sign: /^\s{0,20}(?:at |#\d|Stack trace:|certificate: sha256|\(?[\w$ ]{1,80}\)? \([^()\s]{1,200}\.js:\d|File "|Traceback|\.\.\. \d|goroutine|--- End|---> |Caused by: |errno: |code: |syscall: |\S{1,300}\.[jt]sx?:\d|\S{1,120}@http)/m,
  read: (page) =>
    readBlocks(page, (line) => {
      if (!frame.test(line.text) && !opening.test(line.text)) return undefined;
      const { count, last } = readBlock(page, line);
      const understood = `${count} ${count === 1 ? 'line' : 'lines'} of a stack trace, not needed`;
      return {
        reading: { kind: 'stack-trace', span: { start: line.start, end: last.end }, understood },
        next: last.number + 1,
      };
    }),
};
