/** The words of what a browser on another origin meets. */
export const corsTexts = {
  title: 'CORS',
  notWebSocket:
    'Browsers do not apply CORS to WebSocket handshakes: a page of any origin may connect. The handshake carries an Origin header, which an authorizer or the integration of $connect can check.',
  preflight: 'Preflight',
  preflightLead: 'What answers OPTIONS on each resource, as saved. The Routes tab shows what is deployed.',
  preflightLabel: 'Preflight by resource',
  noResource: 'There are no resources.',
  noMethod: 'No resource has a method.',
  resource: 'Resource',
  methods: 'Methods',
  answeredBy: 'OPTIONS is answered by',
  nothing: 'Nothing',
  asks: (authorization: string, key: boolean) =>
    `authorization ${authorization}, API key ${key ? 'required' : 'not required'}`,
  answerHeaders: 'Headers of the answer',
  nothingAnswers: 'nothing answers',
  fromBackend: (target: string) => `whatever the backend sends (${target})`,
  noneMapped: 'no Access-Control headers are mapped',
  gateway: 'Gateway responses',
  gatewayLead: 'The answers that API Gateway gives by itself.',
  noneCustomised:
    "None is customised: API Gateway's own 4xx and 5xx answers carry no Access-Control headers, so a browser hides them behind a CORS error.",
  type: 'Type',
  status: 'Status',
  statusDefault: 'default',
  headers: 'Access-Control headers',
  none: 'none',
  configuration: 'CORS configuration',
  configurationLead: "API Gateway answers preflights itself where this is set, and ignores the backend's CORS headers.",
  noneSet: 'None is set: routes and backends answer preflights themselves.',
  allowedOrigins: 'Allowed origins',
  allowedMethods: 'Allowed methods',
  allowedHeaders: 'Allowed headers',
  exposedHeaders: 'Exposed headers',
  credentials: 'Credentials',
  allowed: 'allowed',
  notAllowed: 'not allowed',
  maxAge: 'Max age',
  notSet: 'not set',
  seconds: (seconds: number) => `${seconds} s`,
} as const;

/** One path's CORS in a word. */
export const pathCorsTexts = {
  unknown: 'unknown',
  notConfigured: 'not configured',
  wholeApi: 'as the whole API',
  doesNotApply: 'does not apply',
  noOptions: 'no OPTIONS',
  byBackend: 'by the backend',
  byOptions: 'by OPTIONS',
} as const;
