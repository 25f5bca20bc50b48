import { scanCalls } from '../../lib/scan-calls.ts';

/** The words of the start page. */
export const findTexts = {
  title: 'Find out why API Gateway said no',
  tab: 'Find',
  label: 'Paste what you have, or type an API',
  hint: 'A URL, an error, curl -v output, a browser console line, an API’s name or id. Tokens and keys are masked here, before anything is sent.',
  placeholder: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders\n{"message":"Forbidden"}',
  go: 'Diagnose',
  questions: 'Answer three questions instead',
  examples: 'Examples of the sandbox',
  tryOne: 'Try:',
  tryThis: (title: string) => `Try ${title}`,
  understood: 'Understood',
  matches: (count: number) => (count === 1 ? 'One API fits' : `${count} APIs fit`),
  noMatch:
    'Nothing was understood, and no API has this name or id. It stays in the box; the three questions work without it.',
  look: 'Look at it',
  diagnose: 'Diagnose a request',
  recent: 'Recent APIs',
  reports: 'Recent reports',
  nothingRecent: 'Recently used',
  nothingRecentHint: 'APIs that you look at and reports that you save appear here.',
  allApis: 'All APIs',
  allReports: 'All reports',
  trouble: 'Trouble spots',
  noTrouble: 'Every list could be read, and no read was refused.',
  noScanTrouble: 'No settings that break or expose something.',
  more: (count: number) => `${count} more in the list of APIs`,
  scan: 'Scan the fleet',
  scanAgain: 'Scan again',
  stop: 'Stop',
  scanPrice: (apis: number, places: number) =>
    `A scan reads the settings of ${apis === 1 ? 'one API' : `${apis} APIs`} with about ${scanCalls(apis, places)} AWS calls, at half of AWS’s quota at most.`,
  scanning: (done: number, apis: number, calls: number) => `${done} of ${apis} scanned, ${calls} AWS calls …`,
  scanState: ({ done, all, unread, partly }: Readonly<Record<'done' | 'all' | 'unread' | 'partly', number>>) =>
    [
      `${done} of ${all} APIs scanned.`,
      ...(unread > 0 ? [`${unread} could not be read.`] : []),
      ...(partly > 0 ? [`Of ${partly} not everything could be read.`] : []),
    ].join(' '),
  checking: 'Looking at the fleet…',
  what: 'What happens then',
  steps: [
    'The configuration is read, as AWS tells it. What may not be read is said to be unknown, with the permission that would reveal it.',
    'Your request is sent through it gate by gate, as the stage runs it, and stops where API Gateway would stop it.',
    'The cause is named with the very line that decides, and a fix that was tried on the same request, with everybody else it would admit.',
    'Nothing is changed: you get the commands, and a message for whoever has to run them.',
  ],
  example: 'An example',
  exampleLead: 'A container calls a private API and gets 403.',
  exampleEnd:
    'The policy compares aws:SourceVpc with the caller’s VPC; it carries the endpoint’s. The fix is simulated on the same request before you see it, with everybody else it would admit.',
} as const;

/** The example's way; words as on the page of a diagnosis. */
export const exampleWay = [
  { title: 'Name resolution', tone: 'good', word: 'Passed' },
  { title: 'VPC endpoint policy', tone: 'good', word: 'Passed' },
  { title: 'Route, as deployed', tone: 'good', word: 'Passed' },
  { title: 'Resource policy', tone: 'bad', word: 'Stopped here' },
  { title: 'Integration', tone: 'off', word: 'Not reached' },
] as const;
