import type { ChangeRenderer } from '../rendered-change.ts';
import { authorizerChanges } from './authorizers.ts';
import { gatewayResponseChanges } from './gateway-responses.ts';
import { integrationField, methodResponse } from './integrations.ts';
import { methodRequestChanges } from './method-request.ts';
import { wholeMethod } from './whole-method.ts';

/** Changes of resources, methods, integrations and gateway responses; all need a deployment. The first that fits renders. */
export const methodChanges: readonly ChangeRenderer[] = [
  wholeMethod,
  methodRequestChanges.field,
  integrationField,
  methodResponse,
  methodRequestChanges.entry,
  ...authorizerChanges,
  methodRequestChanges.parameters,
  ...gatewayResponseChanges,
];
