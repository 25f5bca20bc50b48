import type { ApiKind } from '@gatescope/shared';

/** One line of the comparison of the three kinds. */
export interface KindRow {
  readonly aspect: string;
  readonly values: Readonly<Record<ApiKind, string>>;
}

/** AWS's own page: the prices below are approximate list prices of us-east-1, and may have changed since. */
export const pricingPage = 'https://aws.amazon.com/api-gateway/pricing/';

/**
 * The kinds side by side, for the catalogue.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
 */
export const kindRows: readonly KindRow[] = [
  {
    aspect: 'Price',
    values: {
      REST: 'about $3.50 per million requests',
      HTTP: 'about $1.00 per million requests',
      WEBSOCKET: 'about $1.00 per million messages, and connection minutes',
    },
  },
  {
    aspect: 'Added latency',
    values: { REST: 'about 10 to 30 ms', HTTP: 'about 5 to 10 ms', WEBSOCKET: 'not compared' },
  },
  {
    aspect: 'Mapping templates, request validation, gateway responses',
    values: { REST: 'yes', HTTP: 'no', WEBSOCKET: 'in part' },
  },
  {
    aspect: 'Resource policy, private endpoint, web ACL, cache',
    values: { REST: 'yes', HTTP: 'no', WEBSOCKET: 'no' },
  },
  {
    aspect: 'Unknown path',
    values: {
      REST: '403 Missing Authentication Token',
      HTTP: '404 Not Found, where no $default route takes it',
      WEBSOCKET:
        '403 Forbidden on the handshake where the stage is wrong; a message that no route fits goes to $default, else it is answered by an error frame',
    },
  },
  { aspect: 'API keys and usage plans', values: { REST: 'yes', HTTP: 'no', WEBSOCKET: 'on $connect' } },
  {
    aspect: 'Authorization',
    values: {
      REST: 'IAM, Cognito user pools, Lambda',
      HTTP: 'IAM, JWT (Cognito, any OIDC issuer), Lambda',
      WEBSOCKET: 'IAM, Lambda, API key; on $connect only',
    },
  },
  {
    aspect: 'Choose it for',
    values: {
      REST: 'transformation, resource policies, private access, fine control',
      HTTP: 'a plain proxy, low cost and latency',
      WEBSOCKET: 'messages in both directions, at once',
    },
  },
];
