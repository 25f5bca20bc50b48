import type { ReferenceTableData, Source } from '../reference-data.ts';

/** The forms of an invoke URL; what is typed stands between backticks. */
export const formTexts: ReferenceTableData = {
  title: 'Forms of an invoke URL',
  lead: 'An API’s own page lists its URLs with every condition checked.',
  headers: ['Form', 'URL', 'Works when', 'In a browser'],
  rows: [
    [
      'Default host',
      '`https://{api}.execute-api.{region}.amazonaws.com/{stage}/…`',
      'Public APIs: anywhere, unless the default endpoint is disabled or private DNS captures the name. Private APIs: inside a VPC whose endpoint has private DNS on.',
      'Yes, where the name resolves and routes',
    ],
    [
      'Alias of an associated endpoint',
      '`https://{api}-{vpce}.execute-api.{region}.amazonaws.com/{stage}/…`',
      'The endpoint is associated with the API and the API was deployed since; private DNS may be off.',
      'Yes, where it routes',
    ],
    [
      'Endpoint name with Host',
      '`https://{vpce}-{suffix}.execute-api.{region}.vpce.amazonaws.com/{stage}/… + Host: {api}.execute-api.{region}.amazonaws.com`',
      'The endpoint’s addresses are reachable; also from on premises.',
      'No: a page may not set Host',
    ],
    [
      'Endpoint name with x-apigw-api-id',
      '`… + x-apigw-api-id: {api}`',
      'As above.',
      'No: the preflight does not carry the header',
    ],
    [
      'Zonal endpoint name',
      '`https://{vpce}-{suffix}-{az}.execute-api.{region}.vpce.amazonaws.com/{stage}/…`',
      'As above, and the endpoint has an interface in that zone.',
      'No',
    ],
    [
      'Custom domain',
      '`https://{name}/{base path}/…`',
      'A mapping leads from the base path to an API and stage. The stage is not part of the path.',
      'Yes',
    ],
    [
      'Private custom domain',
      '`https://{name}/{base path}/…`',
      'An access association ties the endpoint to the domain, the domain’s policy allows it, and a private hosted zone holds the name.',
      'Yes, where it routes',
    ],
    [
      'Load balancer in front',
      '`https://{own name}/{stage}/…`',
      'Host or x-apigw-api-id that reaches API Gateway names the API; the certificate fits the name.',
      'Yes, with CORS answered',
    ],
  ],
};

/** How host names end in each partition. */
export const suffixTexts: ReferenceTableData = {
  title: 'Suffixes',
  headers: ['Partition', 'Host suffix', 'Endpoint service'],
  rows: [
    ['AWS', '`amazonaws.com`', '`com.amazonaws.{region}.execute-api`'],
    ['AWS China', '`amazonaws.com.cn`', '`cn.com.amazonaws.{region}.execute-api`'],
    ['AWS GovCloud (US)', '`amazonaws.com`', '`com.amazonaws.{region}.execute-api`'],
  ],
};

/** What goes wrong with URLs. */
export const trapTexts: ReferenceTableData = {
  title: 'Traps',
  headers: ['What was done', 'What happens'],
  rows: [
    [
      'The default host of a private API is called from outside the VPC',
      'The name does not resolve: there is no public record.',
    ],
    [
      'A public API is called from a VPC with private DNS on',
      'The wildcard of the endpoint captures the name: 403 Forbidden.',
    ],
    [
      'The stage is typed behind a custom domain whose mapping holds it',
      'The stage is taken for a path: 403 Missing Authentication Token.',
    ],
    [
      'An own name points straight at an endpoint',
      'The certificate carries execute-api names only: the TLS check fails.',
    ],
    ['http instead of https', 'Nothing listens: API Gateway speaks HTTPS only.'],
  ],
};

/** The AWS pages behind them. */
export const urlFormsSources: readonly Source[] = [
  ['apigateway-private-api-test-invoke-url.html', 'Invoke a private API'],
  ['apigateway-private-custom-domains.html', 'Private custom domains'],
  ['how-to-custom-domains.html', 'Custom domain names'],
  ['rest-api-disable-default-endpoint.html', 'Disable the default endpoint'],
];
