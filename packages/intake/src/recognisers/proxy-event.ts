import type { HeaderLine } from '../http/header-lines.ts';
import { toRequestHeaders } from '../http/request-headers.ts';
import type { FoundJson } from '../text/find-json.ts';
import { isRecord, numberOf, textOf } from '../text/parse-json.ts';
import type { Reading, Recogniser } from './reading.ts';

type Fields = Readonly<Record<string, unknown>>;

const recordOf = (value: unknown): Fields => (isRecord(value) ? value : {});

const headersOf = (event: Fields): HeaderLine[] =>
  Object.entries(recordOf(event['headers'])).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );

const first = (...values: readonly unknown[]): string | undefined =>
  values.map(textOf).find((value) => value !== undefined);

const toReading = ({ value, start, end }: FoundJson): Reading[] => {
  const event = recordOf(value);
  const context = recordOf(event['requestContext']);
  const apiId = textOf(context['apiId']);
  if (!apiId) return [];
  const http = recordOf(context['http']);
  const identity = recordOf(context['identity']);
  const method = first(event['httpMethod'], context['httpMethod'], http['method']);
  const domain = textOf(context['domainName']);
  const path = first(context['path'], event['rawPath'], event['path']);
  const stage = textOf(context['stage']);
  const isSocket = textOf(context['connectionId']) !== undefined && path === undefined;
  const address = path ? `https://${domain}${path}` : isSocket && stage ? `wss://${domain}/${stage}` : undefined;
  const url = domain ? address : undefined;
  const accountId = textOf(context['accountId']);
  const connection = textOf(context['connectionId']);
  const sourceIp = first(identity['sourceIp'], http['sourceIp']);
  const vpceId = textOf(identity['vpceId']);
  const { headers, claims } = toRequestHeaders(headersOf(event));
  const status = numberOf(recordOf(event['response'])['statusCode']);
  const ids = [context['requestId'], context['extendedRequestId']].flatMap((id) => textOf(id) ?? []);
  return [
    {
      kind: 'proxy-event',
      span: { start, end },
      understood:
        `The event that a function got: ${method ?? textOf(context['eventType']) ?? 'a message'} ${path ?? textOf(context['routeKey']) ?? ''}`.trim(),
      notes: ['The request reached the integration or the authorizer'],
      says: {
        exchanges: [
          {
            ...(method ? { method } : {}),
            ...(url ? { url } : {}),
            ...(Object.keys(headers).length > 0 ? { requestHeaders: headers } : {}),
            ...(claims ? { claims } : {}),
            ...(status ? { status } : {}),
          },
        ],
        request: { ...(sourceIp ? { sourceIp } : {}), ...(vpceId ? { sourceVpceId: vpceId } : {}) },
        target: {
          apiId,
          ...(stage ? { stage } : {}),
          ...(accountId && /^\d{12}$/.test(accountId) ? { accountId } : {}),
        },
        requestIds: connection ? [...ids, connection] : ids,
      },
    },
  ];
};

/** The event that API Gateway hands to a Lambda function, of any payload version. */
export const proxyEvent: Recogniser = {
  id: 'proxy-event',
  sign: /requestContext/,
  read: (page) => page.json().flatMap(toReading),
};
