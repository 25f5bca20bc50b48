import type { AccessRecord, CaseRequest, Complaint } from '@gatescope/shared';
import { accessRecordOfJson, isAccessRecord, readUsualAccessLine } from '@gatescope/shared';
import { describeStatus } from '../http/describe-exchange.ts';
import type { IntakeTarget } from '../intake.ts';
import { isOpenLine } from '../text/match-lines.ts';
import type { Page, PageLine } from '../text/page.ts';
import { isRecord, numberOf } from '../text/parse-json.ts';
import type { Span } from '../text/span.ts';
import { readInvokeUrl } from '../url/read-invoke-url.ts';
import { kindOfStatus } from './kind-of-status.ts';
import { mostReadings, readBlocks } from './read-blocks.ts';
import type { Guess, Reading, Recogniser } from './reading.ts';

interface Entry {
  readonly record: AccessRecord;
  readonly text: string;
}

const ifAccess = (record: AccessRecord | undefined): AccessRecord | undefined =>
  record && isAccessRecord(record) ? record : undefined;

const readLine = (line: string): AccessRecord | undefined => ifAccess(readUsualAccessLine(line));

const pick = (record: AccessRecord, ...names: readonly string[]): string | undefined =>
  names.map((name) => record[name]).find((value) => value !== undefined);

const statusOf = ({ record }: Entry): number | undefined => numberOf(record['status']);

const methodOf = (record: AccessRecord): string | undefined => {
  const method = record['httpMethod'] ?? record['routeKey']?.split(' ')[0];
  return method && /^[A-Z]{3,10}$/.test(method) ? method : undefined;
};

/** `$context.path` holds the stage under the default host, so host and path make the URL. */
const urlOf = (record: AccessRecord): string | undefined => {
  const domain = record['domainName'];
  const { path } = record;
  return domain && path?.startsWith('/') ? `https://${domain}${path}` : undefined;
};

const requestOf = (record: AccessRecord): CaseRequest => {
  const method = methodOf(record);
  const url = urlOf(record);
  const ip = record['identity.sourceIp'];
  const vpce = record['identity.vpceId'];
  const key = record['identity.apiKeyId'];
  const principal = record['identity.userArn'];
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
  const apiId = record['apiId'] ?? read?.apiId;
  const stage = record['stage'] ?? read?.stage;
  const accountId = record['accountId'];
  return {
    ...(apiId ? { apiId } : {}),
    ...(read?.region ? { region: read.region } : {}),
    ...(stage ? { stage } : {}),
    ...(accountId && /^\d{12}$/.test(accountId) ? { accountId } : {}),
  };
};

const complaintOf = (entry: Entry): Complaint => {
  const status = statusOf(entry);
  const message = entry.record['error.message'];
  return {
    ...(status === undefined ? {} : { status }),
    ...(message ? { body: JSON.stringify({ message }) } : {}),
  };
};

const wordsOf = (entry: Entry): string => {
  const { record } = entry;
  const status = statusOf(entry);
  const place = pick(record, 'path', 'resourcePath', 'routeKey');
  const why = pick(
    record,
    'error.responseType',
    'error.message',
    'integration.error',
    'authorizer.error',
    'wafResponseCode',
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

const idsOf = ({ record }: Entry): string[] => ['requestId', 'extendedRequestId'].flatMap((name) => record[name] ?? []);

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
    const record = readLine(line.text);
    if (!record) break;
    entries.push({ record, text: line.text.trim() });
    last = line;
  }
  return { entries, last };
};

/** Pretty-printed JSON runs over several lines. */
const fromJson = (page: Page): Reading[] =>
  page.json().flatMap(({ value, start, end }) => {
    const record = isRecord(value) ? ifAccess(accessRecordOfJson(value)) : undefined;
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
      if (!readLine(line.text) || isTaken(line)) return undefined;
      const { entries, last } = readBlock(page, line);
      return { reading: toReading(entries, { start: line.start, end: last.end }), next: last.number + 1 };
    });
    return [...objects, ...lines];
  },
};
