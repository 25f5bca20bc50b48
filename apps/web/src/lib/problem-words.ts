import type { ProblemCode } from '@gatescope/shared';
import type { ApiError } from './api-error.ts';

interface Words {
  readonly title: string;
  /** What the reader can do; the server's own remedy, where it gave one, comes first. */
  readonly next: string;
}

const words = {
  'invalid-input': {
    title: 'Something in this request is not understandable',
    next: 'Correct the fields named below.',
  },
  'target-missing': { title: 'No API was named', next: 'Give the URL that was called, or pick an API.' },
  'url-not-an-invoke-url': {
    title: 'This URL names no API',
    next: 'Check the host name, or pick the API that should have answered.',
  },
  'api-not-found': {
    title: 'There is no such API here',
    next: 'Check the API id, account and Region. An API of another account is not visible to this console.',
  },
  'stage-not-found': { title: 'The API has no such stage', next: 'Pick one of the stages it has.' },
  'account-not-configured': {
    title: 'This account is not configured here',
    next: 'Whoever runs this console can add it.',
  },
  'region-not-configured': {
    title: 'This Region is not configured here',
    next: 'Whoever runs this console can add it.',
  },
  'malformed-policy': { title: 'The policy cannot be read', next: 'Correct the document at the place named.' },
  'snapshot-unreadable': {
    title: 'The file is no readable snapshot',
    next: 'Use a file that was downloaded from this console.',
  },
  'not-found': {
    title: 'There is nothing here',
    next: 'Check the link. Answers that were not saved are kept for a while only.',
  },
  'method-not-allowed': { title: 'The console and this page do not match', next: 'Reload the page.' },
  'unsupported-media-type': { title: 'The console and this page do not match', next: 'Reload the page.' },
  'body-too-large': {
    title: 'This is too much text',
    next: 'Shorten what was pasted to the failing request and its reply.',
  },
  'no-credentials': {
    title: 'The console has no AWS credentials',
    next: 'Whoever runs this console has to give it a role. Saved reports still open.',
  },
  'credentials-expired': {
    title: "The console's AWS credentials have expired",
    next: 'Whoever runs this console has to renew them. Saved reports still open.',
  },
  'region-unreachable': {
    title: 'The Region does not answer',
    next: 'Try again. If it stays so, the console has no network path to AWS in this Region.',
  },
  'access-denied': {
    title: 'AWS refuses the console a read that everything else needs',
    next: "Grant the console's role the permission named.",
  },
  throttled: {
    title: 'AWS is throttling this account',
    next: 'Wait some seconds and try again. Deployments and other tools share the same limit.',
  },
  'aws-failed': { title: 'AWS answered with an error', next: 'Try again.' },
  'timed-out': { title: 'It took too long', next: 'Try again.' },
  'rate-limited': { title: 'Too many requests to this console', next: 'Wait some seconds and try again.' },
  unauthenticated: { title: 'You are not signed in', next: 'Reload the page to sign in.' },
  forbidden: { title: 'Your role may not do this', next: 'Ask whoever runs this console.' },
  'cross-site-refused': { title: 'The request came from another site', next: 'Open the console by its own address.' },
  'host-not-allowed': { title: 'The console is not known by this name', next: 'Open the console by its own address.' },
  'shutting-down': { title: 'The console is restarting', next: 'Try again in some seconds.' },
  internal: {
    title: 'The console made a mistake',
    next: 'Try again. If it stays so, report the request id to whoever runs this console.',
  },
} as const satisfies Record<ProblemCode, Words>;

/** Title and next step for any failed call. */
export const problemWords = (error: ApiError): Words => {
  const { failure } = error;
  if (failure.kind === 'no-answer') {
    return {
      title: 'The console does not answer',
      next: 'Check your network or VPN and try again. Nothing that you entered is lost.',
    };
  }
  if (failure.kind === 'unreadable') {
    return {
      title: 'The console answered in an unexpected form',
      next: 'Reload the page: it may be older than the server.',
    };
  }
  return words[failure.problem.code];
};
