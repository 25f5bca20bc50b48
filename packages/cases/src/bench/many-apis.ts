const accountId = '111122223333';

/** Where the account of `manyApis` is. */
export const manyApisRegion = 'eu-west-1';

const integration = { type: 'MOCK', passthroughBehavior: 'WHEN_NO_MATCH' };
const method = (httpMethod: string) => ({
  httpMethod,
  authorizationType: 'NONE',
  apiKeyRequired: false,
  methodIntegration: integration,
});

const resourcesOf = (count: number, methods: readonly string[]) => [
  { id: 'root000001', path: '/' },
  ...Array.from({ length: count }, (_, index) => ({
    id: `res${String(index).padStart(7, '0')}`,
    parentId: 'root000001',
    pathPart: `orders-${index}`,
    path: `/orders-${index}`,
    resourceMethods: Object.fromEntries(methods.map((name) => [name, method(name)])),
  })),
];

const policyOf = (id: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: `arn:aws:execute-api:${manyApisRegion}:${accountId}:${id}/*`,
      },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: `arn:aws:execute-api:${manyApisRegion}:${accountId}:${id}/*`,
        Condition: { NotIpAddress: { 'aws:SourceIp': ['198.51.100.0/24', '203.0.113.7/32'] } },
      },
    ],
  });

/** The parts of one API with so many resources, each with these methods. */
export const apiParts = (id: string, resources: number, methods: readonly string[]) => ({
  restApi: {
    id,
    name: `api ${id}`,
    apiKeySource: 'HEADER',
    rootResourceId: 'root000001',
    endpointConfiguration: { types: ['REGIONAL'] },
    policy: policyOf(id),
  },
  resources: resourcesOf(resources, methods),
  stages: [{ stageName: 'prod', deploymentId: `dep${id}` }],
  deployments: [{ id: `dep${id}`, createdDate: '2026-01-01T10:00:00.000Z' }],
});

/** An account with so many APIs of 20 resources and 40 methods each. */
export const manyApis = (count: number) => ({
  accountId,
  region: manyApisRegion,
  getAccount: {},
  apis: Array.from({ length: count }, (_, index) =>
    apiParts(`api${String(index).padStart(7, '0')}`, 20, ['GET', 'POST']),
  ),
});
