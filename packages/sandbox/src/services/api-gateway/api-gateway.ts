import type { Service } from '../../call.ts';
import { restJson } from '../../protocols/rest-json.ts';
import { restJsonTroubles, spellTrouble } from '../trouble.ts';
import { accountOperations } from './account.ts';
import { domainOperations } from './domains.ts';
import { keyAndPlanOperations } from './keys-and-plans.ts';
import { restApiOperations } from './rest-apis.ts';
import { stageOperations } from './stages.ts';

/** Amazon API Gateway, REST APIs (v1). */
export const apiGateway: Service = {
  name: 'API Gateway',
  signingName: 'apigateway',
  protocol: restJson,
  operations: [
    ...restApiOperations,
    ...stageOperations,
    ...keyAndPlanOperations,
    ...domainOperations,
    ...accountOperations,
  ],
  trouble: apiGatewayTrouble,
};

/** Common trouble as both versions of API Gateway word it: a refused caller gets `Message`, all others `message`. */
export function apiGatewayTrouble(...[trouble, message, retryAfterSeconds]: Parameters<Service['trouble']>) {
  const parts = spellTrouble(restJsonTroubles)(trouble, message);
  if (trouble === 'access-denied') return { ...parts, members: { message: undefined, Message: parts.message } };
  if (trouble !== 'throttled') return parts;
  return { ...parts, headers: { 'retry-after': String(retryAfterSeconds ?? 1) } };
}
