import type { Page, PageLine } from '../text/page.ts';
import { isOpenLine } from '../text/match-lines.ts';
import { readAwsError } from './aws-error.ts';
import { callOfTerraform } from './management-call.ts';
import { toManagementReading } from './management-reading.ts';
import { readBlocks } from './read-blocks.ts';
import type { Reading, Recogniser } from './reading.ts';

const start = /^\s{0,4}(?:[│|╷] ?)?\s{0,4}(?:\*\s{1,4})?(?:Error: |\d{1,3} errors? occurred)/;
const border = /^\s{0,4}(?:[│|╷╵] ?)/;
const go =
  /operation error ([\w ]{1,40}?): (\w{1,80}), (?:.{0,60}?)https? response error StatusCode: (\d{3}), RequestID: ([\w-]{1,80}), (?:api error )?(\w{1,80}): (.{1,3000})$/;
const old =
  /^(?:Error: )?(?:Error |failed )?(creating|updating|deleting|reading|putting|modifying|setting) ((?:Amazon |AWS )?(?:API Gateway|APIGateway|EC2|VPC)[\w ]{0,60}?)(?: \([^)]{0,200}\))?(?: policy| tags)?: (?:.{0,80}?: )?(\w{3,80}): (.{1,3000})$/i;
const resource = /in resource "(aws_\w{1,60})" "([^"]{1,100})"/;
const place = /^(?:with \S{1,200},?|on \S{1,200} line \d{1,6}.{0,200}|\d{1,6}: .{0,300})$/;

interface Block {
  readonly text: string;
  readonly resource: string | undefined;
  readonly last: PageLine;
}

/** The lines of one error in a sentence: Terraform wraps at the width of the window and draws a border. */
const readBlock = (page: Page, first: PageLine): Block => {
  const words: string[] = [];
  let type: string | undefined;
  let last = first;
  let isBordered = /[│╷]/.test(first.text);
  for (let number = first.number; number < page.all.length && number < first.number + 60; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line)) break;
    if (number > first.number && (start.test(line.text) || (isBordered && !border.test(line.text)))) break;
    const text = line.text.replace(border, '').trim();
    type ??= resource.exec(text)?.[1];
    if (!isBordered && text === '' && type) break;
    isBordered ||= /[│╷]/.test(line.text);
    if (text !== '') last = line;
    if (text === '' || place.test(text)) continue;
    words.push(text);
  }
  return { text: words.join(' '), resource: type, last };
};

const nounOf = (type: string): string => type.replace(/^aws_(?:api_gateway|apigatewayv2|)_?/, '').replaceAll('_', ' ');

const callOf = (type: string | undefined): string | undefined =>
  type ? callOfTerraform('creating', nounOf(type)) : undefined;

const toReading = (block: Block, first: PageLine): Reading | undefined => {
  const span = { start: first.start, end: block.last.end };
  const [, service, call, status, requestId, code, text = ''] = go.exec(block.text) ?? [];
  if (call && code)
    return toManagementReading({
      ...readAwsError(text),
      call,
      code,
      service: service ?? '',
      status: Number(status),
      requestId: requestId ?? '',
      span,
    });
  const [, verb = '', subject = '', oldCode, oldText = ''] = old.exec(block.text) ?? [];
  if (oldCode) {
    const inferred = callOfTerraform(verb, subject) ?? callOf(block.resource);
    return toManagementReading({ ...readAwsError(oldText), code: oldCode, call: inferred, isCallInferred: true, span });
  }
  return undefined;
};

/** Terraform's and OpenTofu's errors about an API or an endpoint, with and without their border. */
export const terraformError: Recogniser = {
  id: 'terraform-error',
  sign: /Error: |\berror (?:creating|updating|deleting|reading|putting|modifying)/i,
  read: (page) =>
    readBlocks(page, (line) => {
      if (!start.test(line.text)) return undefined;
      const block = readBlock(page, line);
      const reading = toReading(block, line);
      return reading ? { reading, next: block.last.number + 1 } : undefined;
    }),
};
