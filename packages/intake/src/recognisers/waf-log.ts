import type { CaseRequest } from '@gatescope/shared';
import { parseArn } from '@gatescope/shared';
import { headerOf, toHeaderMap } from '../http/header-map.ts';
import type { IntakeTarget } from '../intake.ts';
import type { FoundJson } from '../text/find-json.ts';
import { isRecord, textOf } from '../text/parse-json.ts';
import type { Reading, Recogniser } from './reading.ts';

type Fields = Readonly<Record<string, unknown>>;

const headersOf = (request: Fields): (readonly [string, string])[] =>
  (Array.isArray(request['headers']) ? request['headers'] : []).flatMap((item: unknown) => {
    const name = isRecord(item) ? textOf(item['name']) : undefined;
    const value = isRecord(item) ? textOf(item['value']) : undefined;
    return name && value ? [[name, value] as const] : [];
  });

const requestOf = (request: Fields): CaseRequest => {
  const method = textOf(request['httpMethod']);
  const host = headerOf(toHeaderMap(headersOf(request)), 'host');
  const uri = textOf(request['uri']);
  const ip = textOf(request['clientIp']);
  return {
    ...(method ? { method } : {}),
    ...(host && uri?.startsWith('/') ? { url: `https://${host}${uri}` } : {}),
    ...(ip ? { sourceIp: ip } : {}),
  };
};

const targetOf = (source: string | undefined): IntakeTarget => {
  const arn = source ? parseArn(source) : undefined;
  const [, apiId, stage] =
    /\/restapis\/([a-z0-9]{10})\/stages\/([^/\s]{1,128})/.exec(arn?.resource ?? source ?? '') ?? [];
  const [, named, stageName] = /^(?:\d{12}:)?([a-z0-9]{10}):([^:\s]{1,128})$/.exec(source ?? '') ?? [];
  const api = apiId ?? named;
  const at = stage ?? stageName;
  return {
    ...(arn?.region ? { region: arn.region } : {}),
    ...(api ? { apiId: api } : {}),
    ...(at ? { stage: at } : {}),
  };
};

const toReading = ({ start, end }: FoundJson, entry: Fields): Reading[] => {
  const request = entry['httpRequest'];
  const action = textOf(entry['action']);
  if (!isRecord(request) || !action) return [];
  const rule = textOf(entry['terminatingRuleId']);
  const id = textOf(request['requestId']);
  const because = 'The request is the one of the log of AWS WAF';
  return [
    {
      kind: 'waf-log',
      span: { start, end },
      understood:
        `AWS WAF: ${action}${rule ? ` by ${rule}` : ''}, ${textOf(request['httpMethod']) ?? ''} ${textOf(request['uri']) ?? ''}`.trim(),
      says: id ? { requestIds: [id] } : {},
      guesses: [
        {
          because,
          says: {
            request: requestOf(request),
            target: targetOf(textOf(entry['httpSourceId']) ?? textOf(entry['resourceArn'])),
          },
        },
        ...(action === 'BLOCK'
          ? [{ because: 'A blocked request is taken for the complaint', says: { kind: 'refused' as const } }]
          : []),
      ],
    },
  ];
};

const fromJson = (found: FoundJson): Reading[] => {
  const { value } = found;
  const entry: unknown = Array.isArray(value)
    ? value.findLast((item) => isRecord(item) && item['action'] === 'BLOCK')
    : value;
  return isRecord(entry) ? toReading(found, entry) : [];
};

/** A log entry of AWS WAF. https://docs.aws.amazon.com/waf/latest/developerguide/logging-fields.html */
export const wafLog: Recogniser = {
  id: 'waf-log',
  sign: /httpRequest/,
  read: (page) => page.json().flatMap(fromJson),
};
