import type { V2Part } from './with-v2.ts';

/**
 * An HTTP API refuses a mapping that it cannot read when the integration is saved; nothing is said of its calls here.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export const integrationMappingFailsV2: V2Part = {
  apis: ['HTTP'],
  check: () => ({ verdict: 'not-applicable' }),
};
