import { AwsError, DeniedError, readable } from '../../aws-error.ts';
import type { Call } from '../../call.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';

/** A function by name, and the qualifier (version or alias) that was asked for. */
export interface NamedFunction {
  readonly name: string;
  readonly qualifier: string | undefined;
  readonly record: JsonObject;
}

/** Takes apart what Lambda accepts as a function name: a name, `name:qualifier`, a partial ARN or an ARN. */
export function readFunctionName({ input }: Call): { name: string; qualifier: string | undefined } {
  const text = input.text('FunctionName') ?? '';
  const [name = '', inName] = text.replace(/^(arn:[^:]*:lambda:[^:]*:)?(\d{12}:)?(function:)?/, '').split(':');
  return { name, qualifier: input.text('Qualifier') ?? inName };
}

/** The function that the call names. One that the file does not speak of cannot be read: silence is not "deleted". */
export function findFunction(call: Call): NamedFunction {
  const { name, qualifier } = readFunctionName(call);
  const functions = readable(call.account.wide.lambdaFunctions);
  const qualified = qualifier === undefined ? undefined : functions[`${name}:${qualifier}`];
  const record = qualified ?? functions[name] ?? Object.values(functions).find((candidate) => isNamed(candidate, name));
  if (record === undefined) throw new DeniedError();
  return { name, qualifier, record };
}

// Keys may be other than names; then the ARN tells.
function isNamed({ FunctionArn }: JsonObject, name: string): boolean {
  return typeof FunctionArn === 'string' && FunctionArn.split(':')[6] === name;
}

/** Aliases of a function by name; undefined when the account file says nothing of them. */
export function aliasesOf(call: Call, name: string): Readonly<Record<string, JsonObject>> | undefined {
  const functions = readable(call.account.wide.lambdaFunctions);
  const inline = functions[name]?.['aliases'];
  const qualified = Object.entries(functions).flatMap(([key, record]) =>
    key.startsWith(`${name}:`) ? [[key.slice(name.length + 1), record] as const] : [],
  );
  if (!isJsonObject(inline) && qualified.length === 0) return undefined;
  const listed = Object.entries(isJsonObject(inline) ? inline : {}).flatMap(([alias, record]) =>
    isJsonObject(record) ? [[alias, record] as const] : [],
  );
  return Object.fromEntries([...listed, ...qualified]);
}

/**
 * The resource policy of a function or alias as text. Each version and alias has a policy of its own; one that the
 * file does not speak of cannot be read, one that is null does not exist.
 * https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html
 */
export function policyOf(call: Call): string {
  const { name, qualifier, record } = findFunction(call);
  const holder = qualifier === undefined ? record : qualifiedRecord(call, { name, qualifier });
  const policy = holder['policy'] === undefined ? holder['Policy'] : holder['policy'];
  if (policy === undefined) throw new DeniedError();
  if (policy === null) throw noPolicy();
  return typeof policy === 'string' ? policy : JSON.stringify(policy);
}

/** Lambda's answer for a function that does not exist. */
export function notFound(call: Call, { name, qualifier }: { name: string; qualifier: string | undefined }): AwsError {
  const suffix = qualifier === undefined ? '' : `:${qualifier}`;
  const arn = `arn:${call.partition}:lambda:${call.region}:${call.accountId}:function:${name}${suffix}`;
  return resourceNotFound(`Function not found: ${arn}`);
}

/** Lambda's ResourceNotFoundException. */
export function resourceNotFound(message: string): AwsError {
  return new AwsError({
    status: 404,
    code: 'ResourceNotFoundException',
    message,
    members: { message: undefined, Message: message, Type: 'User' },
  });
}

function qualifiedRecord(call: Call, { name, qualifier }: { name: string; qualifier: string }): JsonObject {
  const aliases = readable(aliasesOf(call, name));
  const record = aliases[qualifier];
  if (record === undefined) throw notFound(call, { name, qualifier });
  return record;
}

function noPolicy(): AwsError {
  return resourceNotFound('The resource you requested does not exist.');
}
