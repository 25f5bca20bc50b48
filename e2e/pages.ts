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

const corsUrl = 'https://sto7w4y1ri.execute-api.eu-west-1.amazonaws.com/prod/cart';
const corsQuestion = new URLSearchParams([
  ['region', 'eu-west-1'],
  ['api', 'sto7w4y1ri'],
  ['stage', 'prod'],
  ['method', 'POST'],
  ['path', '/cart'],
  ['url', corsUrl],
  ['kind', 'blocked-by-browser'],
  [
    'console',
    `Access to fetch at '${corsUrl}' from origin 'https://admin.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value 'https://shop.example.com' that is not equal to the supplied origin.`,
  ],
  ['from', 'browser'],
  ['origin', 'https://admin.example.com'],
  ['mode', 'omit'],
  ['header', 'Content-Type: application/json'],
  ['step', 'result'],
]);

/** A step of the wizard, as it stands when the question was pasted. */
const step = (name: string): string => {
  const search = new URLSearchParams(question);
  search.set('step', name);
  return search.toString();
};

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
  'http-api-routes': '/apis/111122223333/eu-west-1/not8v3a1hx/routes',
  'websocket-api-invoke-urls': '/apis/111122223333/eu-west-1/cha1t6e9zs/invoke-urls',
  'api-undeployed-edits': '/apis/111122223333/eu-west-1/whk8d4r6lm/deployments',
  'fleet-scanned': '/apis?deep=1',
  wizard: '/diagnose',
  'wizard-request': `/diagnose?${step('target')}`,
  'wizard-caller': `/diagnose?${step('caller')}`,
  answer: `/diagnose?${question.toString()}`,
  'answer-cors': `/diagnose?${corsQuestion.toString()}`,
  'failure-modes': '/failure-modes',
  'failure-mode': '/failure-modes/policy-source-vpc-key-mismatch',
  reports: '/reports',
  permissions: '/permissions',
  lifecycle: '/reference/lifecycle',
};
