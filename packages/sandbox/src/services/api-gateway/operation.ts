import { AwsError } from '../../aws-error.ts';
import type { Answer, Call, Operation } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { pageOf } from '../../paging.ts';
import { toWireRecord } from './wire-record.ts';

/** Declares a read of API Gateway v1. Every one needs `apigateway:GET`, on an ARN that follows from its path. */
export function read(
  name: string,
  path: string,
  answer: (call: Call) => Answer,
  resource = resourceOfPath(path),
): Operation {
  return { name, path, action: 'apigateway:GET', resource, answer };
}

/**
 * The ARN of a path: no account id, for paths are unique in a Region only with the caller's account.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
 */
export function resourceOfPath(path: string): (call: Call) => string {
  return ({ partition, region, input }) => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => input.text(name) ?? '');
    return `arn:${partition}:apigateway:${region}::${filled}`;
  };
}

/** One page of a list, as v1 pages: 25 unless asked, 500 at most, `position` for the next. */
export function pagedList(call: Call, records: readonly JsonObject[]): JsonObject {
  const limit = call.input.number('limit') ?? 25;
  if (limit < 1 || limit > 500) throw badRequest(`Invalid limit specified: ${String(limit)}. It must be from 1 to 500`);
  const token = call.input.text('position');
  const page = pageOf(records, { limit, token }, () => badRequest('Invalid position parameter specified'));
  const item = page.items.map(toWireRecord);
  return page.next === undefined ? { item } : { item, position: page.next };
}

/** API Gateway's answer for an identifier that it does not know. */
export function notFound(message: string): AwsError {
  return new AwsError({ status: 404, code: 'NotFoundException', message });
}

/** API Gateway's answer for a parameter that makes no sense. */
export function badRequest(message: string): AwsError {
  return new AwsError({ status: 400, code: 'BadRequestException', message });
}

/** The record with the given id, or API Gateway's NotFoundException. */
export function findOr<T>(records: readonly T[] | undefined, isIt: (record: T) => boolean, message: string): T {
  const found = records?.find(isIt);
  if (found === undefined) throw notFound(message);
  return found;
}
