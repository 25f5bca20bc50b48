import type { Call, Operation, Service } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { readable } from '../../aws-error.ts';
import { restJson } from '../../protocols/rest-json.ts';
import { restJsonTroubles, spellTrouble } from '../trouble.ts';
import { without } from '../without.ts';
import { aliasesOf, findFunction, notFound, policyOf, readFunctionName } from './functions.ts';

const functionPath = '/2015-03-31/functions/{FunctionName}';

/** AWS Lambda: the functions behind integrations and authorizers. */
export const lambda: Service = {
  name: 'Lambda',
  signingName: 'lambda',
  protocol: restJson,
  operations: [
    operation('GetFunctionConfiguration', `${functionPath}/configuration`, toConfiguration),
    operation('GetFunction', functionPath, getFunction),
    operation('GetPolicy', `${functionPath}/policy`, (call) => ({ Policy: policyOf(call), RevisionId: 'sandbox' })),
    operation('GetFunctionConcurrency', '/2019-09-30/functions/{FunctionName}/concurrency', concurrencyOf),
    operation('GetAlias', `${functionPath}/aliases/{Name}`, getAlias),
  ],
  trouble: (trouble, message, retryAfterSeconds) => {
    const parts = spellTrouble(restJsonTroubles)(trouble, message);
    if (trouble === 'access-denied') return { ...parts, members: { message: undefined, Message: parts.message } };
    if (trouble !== 'throttled') return parts;
    return {
      ...parts,
      message: 'Rate exceeded',
      members: { Type: 'User', Reason: 'CallerRateLimitExceeded' },
      headers: { 'retry-after': String(retryAfterSeconds ?? 1) },
    };
  },
};

function operation(name: string, path: string, answer: (call: Call) => JsonObject): Operation {
  const resource = (call: Call) => {
    const { name: functionName, qualifier } = readFunctionName(call);
    const suffix = qualifier === undefined ? '' : `:${qualifier}`;
    return `arn:${call.partition}:lambda:${call.region}:${call.accountId}:function:${functionName}${suffix}`;
  };
  return { name, path, action: `lambda:${name}`, resource, answer };
}

// Fields of the account file that AWS tells in other answers.
function toConfiguration(call: Call): JsonObject {
  const { name, record } = findFunction(call);
  const told = without(record, 'policy', 'Policy', 'aliases', 'ReservedConcurrentExecutions', 'Tags');
  return { FunctionName: name, ...told };
}

function concurrencyOf(call: Call): JsonObject {
  const { ReservedConcurrentExecutions } = findFunction(call).record;
  return ReservedConcurrentExecutions === undefined ? {} : { ReservedConcurrentExecutions };
}

function getFunction(call: Call): JsonObject {
  const { record } = findFunction(call);
  const concurrency = concurrencyOf(call);
  return {
    Configuration: toConfiguration(call),
    Tags: record['Tags'] ?? {},
    ...(Object.keys(concurrency).length === 0 ? {} : { Concurrency: concurrency }),
  };
}

function getAlias(call: Call): JsonObject {
  const { name } = findFunction(call);
  const alias = call.input.text('Name') ?? '';
  const record = readable(aliasesOf(call, name))[alias];
  if (record === undefined) throw notFound(call, { name, qualifier: alias });
  return {
    AliasArn: `arn:${call.partition}:lambda:${call.region}:${call.accountId}:function:${name}:${alias}`,
    Name: alias,
    FunctionVersion: '$LATEST',
    ...without(record, 'policy', 'Policy'),
  };
}
