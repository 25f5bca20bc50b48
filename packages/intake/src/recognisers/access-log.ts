import type { CaseRequest, Complaint } from '@gatescope/shared';
import { describeStatus } from '../http/describe-exchange.ts';
import type { IntakeTarget } from '../intake.ts';
import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import { isRecord, numberOf } from '../text/parse-json.ts';
import type { Span } from '../text/span.ts';
import { readInvokeUrl } from '../url/read-invoke-url.ts';
import type { AccessRecord } from './access-record.ts';
import { readAccessRecord, recordOfJson } from './access-record.ts';
import { kindOfStatus } from './kind-of-status.ts';
import { mostReadings, readBlocks } from './read-blocks.ts';
import type { Guess, Reading, Recogniser } from './reading.ts';

interface Entry {
  readonly record: AccessRecord;
  readonly text: string;
}

const pick = (record: AccessRecord, ...names: readonly string[]): string | undefined =>
  names.map((name) => record.get(name)).find((value) => value !== undefined);

const statusOf = ({ record }: Entry): number | undefined =>
  numberOf(pick(record, 'status', 'httpstatus', 'statuscode'));

const methodOf = (record: AccessRecord): string | undefined => {
  const method = pick(record, 'httpmethod', 'method') ?? pick(record, 'routekey')?.split(' ')[0];
  return method && /^[A-Z]{3,10}$/.test(method) ? method : undefined;
};

/** `$context.path` holds the stage under the default host, so host and path make the URL. */
const urlOf = (record: AccessRecord): string | undefined => {
  const domain = pick(record, 'domainname');
  const path = pick(record, 'path');
  return domain && path?.startsWith('/') ? `https://${domain}${path}` : undefined;
};

const requestOf = (record: AccessRecord): CaseRequest => {
  const method = methodOf(record);
  const url = urlOf(record);
  const ip = pick(record, 'identitysourceip', 'sourceip', 'ip');
  const vpce = pick(record, 'identityvpceid', 'vpceid');
  const key = pick(record, 'identityapikeyid', 'apikeyid');
  const principal = pick(record, 'identityuserarn', 'userarn');
  return {
    ...(method ? { method } : {}),
    ...(url ? { url } : {}),
    ...(ip ? { sourceIp: ip } : {}),
    ...(vpce?.startsWith('vpce-') ? { sourceVpceId: vpce } : {}),
    ...(key ? { apiKeyId: key } : {}),
    ...(principal?.startsWith('arn:') ? { principal } : {}),
  };
};

const targetOf = (record: AccessRecord): IntakeTarget => {
  const url = urlOf(record);
  const read = url ? readInvokeUrl(url) : undefined;
  const apiId = pick(record, 'apiid') ?? read?.apiId;
  const stage = pick(record, 'stage') ?? read?.stage;
  const accountId = pick(record, 'accountid');
  return {
    ...(apiId ? { apiId } : {}),
    ...(read?.region ? { region: read.region } : {}),
    ...(stage ? { stage } : {}),
    ...(accountId && /^\d{12}$/.test(accountId) ? { accountId } : {}),
  };
};

const complaintOf = (entry: Entry): Complaint => {
  const status = statusOf(entry);
  const message = pick(entry.record, 'errormessage', 'errormessagestring');
  return {
    ...(status === undefined ? {} : { status }),
    ...(message ? { body: JSON.stringify({ message: message.replaceAll(/^"|"$/g, '') }) } : {}),
  };
};

const wordsOf = (entry: Entry): string => {
  const { record } = entry;
  const status = statusOf(entry);
  const place = pick(record, 'path', 'resourcepath', 'routekey');
  const why = pick(
    record,
    'errorresponsetype',
    'errormessage',
    'integrationerrormessage',
    'authorizererror',
    'wafresponsecode',
  );
  return [
    `${methodOf(record) ?? 'A request'} ${place ?? ''}`.trim(),
    status === undefined ? undefined : describeStatus(status),
    why,
  ]
    .filter(Boolean)
    .join(', ');
};

const guessesOf = (entry: Entry): Guess[] => {
  const status = statusOf(entry);
  const kind = status === undefined ? undefined : kindOfStatus(status);
  return [
    {
      because: 'The request is the one of the log line',
      says: { request: requestOf(entry.record), target: targetOf(entry.record) },
    },
    {
      because: "The log line's status is taken for what the caller got",
      says: { symptom: complaintOf(entry), ...(kind ? { kind } : {}) },
    },
  ];
};

const idsOf = ({ record }: Entry): string[] =>
  ['requestid', 'extendedrequestid'].flatMap((name) => record.get(name) ?? []);

const toReading = (entries: readonly Entry[], span: Span): Reading => {
  const main = entries.findLast((entry) => (statusOf(entry) ?? 0) >= 400) ?? entries[0];
  const ids = [...new Set(entries.flatMap(idsOf))];
  const requestId = ids.length <= 2 ? ids[0] : undefined;
  const count = entries.length > 1 ? `${entries.length} lines; the one taken: ` : '';
  return {
    kind: 'access-log',
    span,
    understood: `${count}${main ? wordsOf(main) : ''}`,
    says: {
      sightings: [
        {
          kind: 'log',
          log: 'access',
          lines: entries.slice(-500).map(({ text }) => text),
          ...(requestId ? { requestId } : {}),
        },
      ],
      requestIds: (main ? [...idsOf(main), ...ids] : ids).slice(0, 20),
    },
    ...(main ? { guesses: guessesOf(main) } : {}),
  };
};

const readBlock = (page: Page, first: PageLine): { readonly entries: Entry[]; readonly last: PageLine } => {
  const entries: Entry[] = [];
  let last = first;
  for (let number = first.number; number < page.all.length; number += 1) {
    const line = page.all[number];
    if (!line || !isOpenLine(page, line)) break;
    if (line.text.trim() === '') continue;
    const record = readAccessRecord(line.text);
    if (!record) break;
    entries.push({ record, text: line.text.trim() });
    last = line;
  }
  return { entries, last };
};

/** Pretty-printed JSON runs over several lines. */
const fromJson = (page: Page): Reading[] =>
  page.json().flatMap(({ value, start, end }) => {
    const record = isRecord(value) ? recordOfJson(value) : undefined;
    const text = page.text.slice(start, end);
    return record && /[\r\n]/.test(text) ? [toReading([{ record, text: JSON.stringify(value) }], { start, end })] : [];
  });

/** Access-log lines of a stage, whatever format it has. */
export const accessLog: Recogniser = {
  id: 'access-log',
  sign: /request_?-?id|\] ?"?[A-Z]{3,10} \/|[,;|\t]"?(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)"?[,;|\t]/i,
  read: (page) => {
    const objects = fromJson(page).slice(0, mostReadings);
    const isTaken = ({ start }: PageLine): boolean =>
      objects.some(({ span }) => start >= span.start && start < span.end);
    const lines = readBlocks(page, (line) => {
      if (!readAccessRecord(line.text) || isTaken(line)) return undefined;
      const { entries, last } = readBlock(page, line);
      return { reading: toReading(entries, { start: line.start, end: last.end }), next: last.number + 1 };
    });
    return [...objects, ...lines];
  },
};
