import type { CallerPlace, InvokeUrlVariant, Precondition } from '@gatescope/shared';

/** Where URLs may be called from. */
export const callerPlaceTexts: Readonly<Record<CallerPlace, string>> = {
  'public-internet': 'Public internet',
  vpc: 'Inside a VPC',
  'peered-vpc': 'Another VPC, by peering or transit gateway',
  'on-prem': 'On premises',
  browser: 'A browser',
  'not-said': 'Not said',
};

/** Whether a form of the URL works. */
export const urlVerdictTexts: Readonly<Record<InvokeUrlVariant['works'], string>> = {
  yes: 'Works',
  no: 'Does not work',
  unknown: 'Unknown',
};

/** Whether what a form of the URL needs is so. */
export const holdsTexts: Readonly<Record<Precondition['holds'], string>> = {
  yes: 'holds',
  no: 'does not hold',
  unknown: 'unknown',
};

/** Whether a browser can use a form of the URL. */
export const browserTexts: Readonly<Record<InvokeUrlVariant['browser']['usable'], string>> = {
  yes: 'usable',
  no: 'not usable',
  unknown: 'unknown',
};

/** The words of the forms of a URL. */
export const invokeUrlsTexts = {
  path: 'Path',
  calledFrom: 'Called from',
  vpc: 'VPC',
  form: (url: string, headers: Readonly<Record<string, string>>) =>
    [url, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join(' + '),
  url: (name: string) => `the URL, ${name}`,
  curl: (name: string) => `the curl line, ${name}`,
  inBrowser: (usable: string, because: string) => `In a browser: ${usable}. ${because}`,
  noStage: 'There is no URL: the API has no stage.',
  noForm: 'No form of URL is known for this API.',
} as const;
