/** The words of the search in the logs. */
export const searchTexts = {
  title: 'Search the logs',
  lead: 'By what a client knows of its call; all that is given must fit.',
  which: 'Which log',
  badStatus: 'A status such as 403, or a class such as 4xx',
  go: 'Search the log',
  share: 'Share of the time that has been searched',
  found: (lines: number) => `${lines} ${lines === 1 ? 'line' : 'lines'} found`,
  calls: (calls: number) => `, ${calls} ${calls === 1 ? 'call' : 'calls'}`,
  scanned: (megabytes: string) => `, ${megabytes} MB scanned`,
  through: ', searched up to',
  cancel: 'Cancel the search',
  cancelled: 'The search was cancelled; below is what it had found.',
  noGroup: (logGroup: string) =>
    `The log group ${logGroup} does not exist. API Gateway makes it when it first writes; see below whether logging is able to work.`,
  nothing: 'No line in this time says that.',
  cutOff: ' There are more: narrow the search.',
  notRuledOut: 'What this does not rule out',
  keepInMind: 'To keep in mind',
} as const;

/** The logs to choose from. */
export const logTexts = {
  access: { label: 'Access log', description: 'One line per request, in the stage’s own format' },
  execution: { label: 'Execution log', description: 'Many lines per request, phase by phase' },
} as const;

/** What may be looked for, with a hint. */
export const searchFieldTexts = {
  requestId: { label: 'Request id', hint: 'x-amzn-RequestId or x-amz-apigw-id of the reply' },
  status: { label: 'Status', hint: 'For example 403, or 4xx' },
  path: { label: 'Path', hint: 'As it was called, or a resource' },
  source: { label: 'Source address', hint: 'Where the connection came from' },
  keyId: { label: 'API key id', hint: 'The id, not the key' },
  text: { label: 'Text', hint: 'Anything that stands in the line' },
} as const;

/** The words of what was found. */
export const foundTexts = {
  lines: 'Lines that were found',
  when: 'When',
  status: 'Status',
  request: 'Request',
  why: 'Why',
  notSaid: 'not said',
  explain: 'Explain this one',
  explainThis: (request: string) => `Explain this one: ${request}`,
  whole: 'Show the whole request',
  wholeOf: (requestId: string) => `Show the whole request ${requestId}`,
  requestOf: (requestId: string) => `Request ${requestId}`,
  moreLines: (next: number, all: number) => `Show ${next} more of ${all}`,
  moreRequests: (next: number, all: number) => `Show ${next} more of ${all} requests`,
  fields: 'What the line says, field by field',
  fieldsLabel: 'Fields of the line',
  otherFormat: 'The stage’s format does not read this line: it was written in another one.',
  field: 'Field',
  value: 'Value',
  says: 'What it says',
} as const;

/** The words of what a billed query would cost. */
export const priceTexts = {
  title: 'A query of CloudWatch Logs Insights costs money',
  unknown: 'What the query costs is not known.',
  rate: (price: string, region: string, asOf: string, isOfThisRegion: boolean) =>
    `AWS bills ${price} per GB scanned (${region}, ${asOf}${isOfThisRegion ? '' : '; the price of this Region is not known here and may be higher'}).`,
  sizeUnknown: (rate: string) => `How much the query scans is not known. ${rate}`,
  about: (price: string, atMost: string | undefined, rate: string) =>
    `The query costs about ${price}${atMost === undefined ? '' : `, at most ${atMost}`}. ${rate}`,
  prices: 'CloudWatch prices',
  run: 'Run the query',
  read: 'Read page by page, free and slow',
  stop: 'Do not search',
} as const;
