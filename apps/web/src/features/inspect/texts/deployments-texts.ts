/** The words of stages and deployments. */
export const deploymentsTexts = {
  stages: 'Stages',
  noStage: 'There is no stage: nothing is deployed.',
  stage: 'Stage',
  stageOf: (name: string) => `Stage ${name}`,
  deployment: 'Deployment',
  none: 'none',
  deployed: 'Deployed',
  byItself: 'by itself',
  notSaid: 'not said',
  canary: 'Canary',
  canaryOf: (percent: number, deploymentId: string | undefined) =>
    `${percent} % to ${deploymentId ?? 'the same deployment'}`,
  edits: 'Edits are deployed',
  byThemselves: 'by themselves',
  byHand: 'by hand',
  autoDeploy: 'Automatic deployment',
  variables: 'Stage variables',
  variable: (name: string) => `Stage variable ${name}`,
  ofStage: (what: string, stage: string) => `${what} of stage ${stage}`,
  ofDeployment: (what: string, id: string) => `${what} of deployment ${id}`,
  deployments: 'Deployments',
  deploymentsLead: 'A deployment is a copy of the API. A stage points to one.',
  noDeployment: 'There is no deployment.',
  deploymentOf: (id: string) => `Deployment ${id}`,
  created: 'Created',
  description: 'Description',
  usedBy: 'Used by',
  usedByNone: 'no stage',
  asCanary: (stage: string) => `${stage} (canary)`,
} as const;

/** The words of saved against deployed. */
export const driftTexts = {
  title: (stage: string) => `Saved against deployed, stage ${stage}`,
  lead: 'What callers would see differently after a deployment. “Likely” rests on the stage’s export.',
  automatic: 'Every edit is deployed by itself: saved is what runs, once a deployment has gone through.',
  webSocket:
    'AWS exports no WebSocket API, so what the stage runs cannot be read. Edits after its deployment take effect with the next one.',
  unknown: 'What the stage runs is not known, so nothing can be compared.',
  label: 'Differences between saved and deployed',
  none: 'What could be compared is deployed as it is saved.',
  noSummary: 'The deployment’s summary is not known: methods may have come or gone unseen.',
  noExport:
    'The stage’s export is not known: integrations, mappings, gateway responses and the resource policy may differ unseen.',
  where: 'Where',
  what: 'What',
  likely: '(likely)',
  saved: 'Saved',
  deployed: 'Deployed',
  savedOf: (field: string, what: string) => `${field} of ${what}, saved`,
  deployedOf: (field: string, what: string) => `${field} of ${what}, deployed`,
  itself: (one: string) => `The ${one} itself`,
  there: 'there',
  notThere: 'not there',
  api: 'The API',
  gatewayResponses: 'Gateway responses',
  valueNone: 'none',
  valueYes: 'yes',
  valueNo: 'no',
} as const;

/** What differs, by the name that AWS gives it. */
export const driftFieldTexts: Readonly<Record<string, string>> = {
  policy: 'Resource policy',
  apiKeySource: 'API key source',
  binaryMediaTypes: 'Binary media types',
  minimumCompressionSize: 'Minimum compression size',
  authorizationType: 'Authorization',
  apiKeyRequired: 'API key required',
};
