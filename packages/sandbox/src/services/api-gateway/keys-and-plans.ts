import type { AwsRecord } from '../../account-file.ts';
import type { Call, Operation } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { findOr, pagedList, read } from './operation.ts';
import { without } from '../without.ts';
import { toWireRecord } from './wire-record.ts';

/** Reads of usage plans, API keys and their use. */
export const keyAndPlanOperations: readonly Operation[] = [
  read('GetUsagePlans', '/usageplans', getUsagePlans),
  read('GetUsagePlan', '/usageplans/{usagePlanId}', findUsagePlan),
  read('GetUsagePlanKeys', '/usageplans/{usagePlanId}/keys', getUsagePlanKeys),
  read('GetUsage', '/usageplans/{usagePlanId}/usage', getUsage),
  read('GetApiKeys', '/apikeys', getApiKeys),
  read('GetApiKey', '/apikeys/{apiKey}', getApiKey),
];

function findUsagePlan({ account, input }: Call): AwsRecord<{ id: string }> {
  const wanted = input.text('usagePlanId');
  return findOr(account.wide.usagePlans, ({ id }) => id === wanted, 'Invalid Usage Plan ID specified');
}

function getUsagePlans(call: Call): JsonObject {
  const plans = call.account.wide.usagePlans ?? [];
  const keyId = call.input.text('keyId');
  if (keyId === undefined) return pagedList(call, plans);
  const holdsKey = (planId: string) => (call.account.wide.usagePlanKeys?.[planId] ?? []).some(({ id }) => id === keyId);
  return pagedList(
    call,
    plans.filter(({ id }) => holdsKey(id)),
  );
}

function getUsagePlanKeys(call: Call): JsonObject {
  const { id } = findUsagePlan(call);
  return pagedList(call, namedLike(call.account.wide.usagePlanKeys?.[id] ?? [], call.input.text('name')));
}

// The record in the account file is served whatever dates are asked: files are older than the clock that asks.
function getUsage(call: Call): JsonObject {
  const { id } = findUsagePlan(call);
  const { items, ...usage } = call.account.wide.usage?.[id] ?? {
    usagePlanId: id,
    startDate: call.input.text('startDate') ?? '',
    endDate: call.input.text('endDate') ?? '',
  };
  const byKey = Object.entries(typeof items === 'object' && items !== null ? items : {});
  const keyId = call.input.text('keyId');
  const wanted = keyId === undefined ? byKey : byKey.filter(([key]) => key === keyId);
  return { ...usage, values: Object.fromEntries(wanted) };
}

function getApiKeys(call: Call): JsonObject {
  const keys = namedLike(call.account.wide.apiKeys ?? [], call.input.text('name'));
  return pagedList(call, call.input.flag('includeValues') ? keys : keys.map((key) => without(key, 'value')));
}

function getApiKey({ account, input }: Call): JsonObject {
  const wanted = input.text('apiKey');
  const key = findOr(account.wide.apiKeys, ({ id }) => id === wanted, 'Invalid API Key identifier specified');
  return toWireRecord(input.flag('includeValue') ? key : without(key, 'value'));
}

function namedLike<T extends JsonObject>(records: readonly T[], prefix: string | undefined): readonly T[] {
  if (prefix === undefined) return records;
  return records.filter(({ name }) => typeof name === 'string' && name.startsWith(prefix));
}
