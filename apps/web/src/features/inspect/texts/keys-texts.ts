/** The words of keys and usage plans. */
export const keysTexts = {
  title: (stage: string | undefined) =>
    stage === undefined ? 'Keys and usage plans' : `Keys and usage plans of stage ${stage}`,
  lead: 'A key counts only if it is enabled and in a plan that holds the stage.',
  atConnect: 'A WebSocket API asks for one at $connect only.',
  source: (source: string) => `Keys are taken from: ${source}.`,
  notHttp:
    'HTTP APIs have no API keys and no usage plans. Requests are limited by the throttle of the stage and its routes, and by the account’s.',
  asking: (Many: string) => `${Many} that ask for a key`,
  noneAsks: 'None.',
  deployedUnknown: 'Deployed version unknown',
  notYet: (stage: string | undefined) => `Not deployed to ${stage ?? 'a stage'}: no key is asked for yet`,
  stillAsks: 'Still asks: the edit is not deployed',
  plans: 'Usage plans of the stage, with their keys',
  noPlan: 'The account has no usage plan.',
  noPlanHolds: 'No usage plan holds this stage.',
  plan: (name: string) => `Usage plan ${name}`,
  keysUnknown: 'Keys could not be read',
  noKey: 'No key is in this plan.',
  key: (name: string) => `API key ${name}`,
  keyId: (name: string) => `the id of key ${name}`,
  stateUnknown: 'State unknown',
  enabled: 'Enabled',
  disabled: 'Disabled',
  throttle: (rate: number | undefined, burst: number | undefined) => `${rate ?? '?'} requests/s, burst ${burst ?? '?'}`,
  quota: (limit: number, period: string | undefined) => `${limit} requests per ${(period ?? '').toLowerCase()}`,
} as const;
