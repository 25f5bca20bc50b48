import type { Service } from '../../call.ts';
import { restJson } from '../../protocols/rest-json.ts';
import { apiGatewayTrouble } from '../api-gateway/api-gateway.ts';
import { httpApiOperations } from './http-apis.ts';
import { sharedOperations } from './shared-operations.ts';

/** Amazon API Gateway, HTTP and WebSocket APIs (v2). It shares name in signatures and rate limit with v1. */
export const apiGatewayV2: Service = {
  name: 'API Gateway V2',
  signingName: 'apigateway',
  protocol: restJson,
  operations: [...httpApiOperations, ...sharedOperations],
  trouble: apiGatewayTrouble,
};
