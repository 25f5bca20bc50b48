/** The pages that every cross-cutting check walks. */
const api = '/apis/111122223333/eu-west-1/ord4x8n2qk';
const question = new URLSearchParams({
  region: 'eu-west-1',
  api: 'ord4x8n2qk',
  stage: 'prod',
  method: 'GET',
  path: '/orders',
  url: 'https://ord4x8n2qk.execute-api.eu-west-1.amazonaws.com/prod/orders',
  kind: 'refused',
  status: '403',
  step: 'result',
  from: 'vpc',
  vpc: 'vpc-0a54aedc15ba11e01',
  ip: '10.20.1.25',
});

export const pages: Readonly<Record<string, string>> = {
  find: '/',
  fleet: '/apis',
  'api-overview': `${api}/overview`,
  'api-invoke-urls': `${api}/invoke-urls`,
  'api-routes': `${api}/routes`,
  'api-access': `${api}/access`,
  'api-network': `${api}/network`,
  'api-keys': `${api}/keys`,
  'api-cors': `${api}/cors`,
  'api-deployments': `${api}/deployments`,
  'api-logs': `${api}/logs`,
  wizard: '/diagnose',
  answer: `/diagnose?${question.toString()}`,
  'failure-modes': '/failure-modes',
  'failure-mode': '/failure-modes/policy-source-vpc-key-mismatch',
  reports: '/reports',
  permissions: '/permissions',
  lifecycle: '/reference/lifecycle',
};
