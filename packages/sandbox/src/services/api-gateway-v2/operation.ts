import { AwsError } from '../../aws-error.ts';
import type { Answer, Call, Operation } from '../../call.ts';
import type { HttpApiParts } from '../../account-file.ts';
import type { JsonObject } from '../../json.ts';
import { pageOf } from '../../paging.ts';
import { resourceOfPath } from '../api-gateway/operation.ts';
import { toWireNames } from './wire-names.ts';

/**
 * Declares a read of API Gateway v2. It needs `apigateway:GET` on an ARN without the version that stands in the path.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagementv2.html
 */
export function read(name: string, path: string, answer: (call: Call) => Answer): Operation {
  return { name, path: `/v2${path}`, action: 'apigateway:GET', resource: resourceOfPath(path), answer };
}

/** One page of a list, as v2 pages: 25 unless asked, 500 at most, `nextToken` for the next. */
export function pagedItems(call: Call, records: readonly JsonObject[], member = 'items'): JsonObject {
  const limit = call.input.number('maxResults') ?? 25;
  if (limit < 1 || limit > 500) throw badRequest('Invalid maxResults specified. It must be from 1 to 500');
  const token = call.input.text('nextToken');
  const page = pageOf(records, { limit, token }, () => badRequest('Invalid nextToken specified'));
  const items = page.items.map(toWireNames);
  return page.next === undefined ? { [member]: items } : { [member]: items, nextToken: page.next };
}

/** The HTTP or WebSocket API that the call names, or API Gateway's NotFoundException. */
export function findHttpApi({ account, input }: Call): HttpApiParts {
  const id = input.text('apiId') ?? '';
  return found(
    account.httpApis.find(({ apiV2 }) => apiV2.ApiId === id),
    `Invalid API identifier specified ${account.accountId}:${id}`,
  );
}

/** The record, or API Gateway's NotFoundException. */
export function found<T>(record: T | undefined, message: string): T {
  if (record === undefined) throw new AwsError({ status: 404, code: 'NotFoundException', message });
  return record;
}

/** API Gateway's answer for a parameter that makes no sense. */
export function badRequest(message: string): AwsError {
  return new AwsError({ status: 400, code: 'BadRequestException', message });
}
