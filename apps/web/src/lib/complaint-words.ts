import type { ComplaintKind } from '@gatescope/shared';

interface Words {
  readonly title: string;
  readonly example: string;
}

/** The kinds of surprise in the reader's words, in the order in which they are offered. */
export const complaintWords = {
  refused: { title: 'The call is refused', example: '401, 403, 404, 413, 415, 429 …' },
  failed: { title: 'The call fails', example: '500, 502, 503, 504' },
  'blocked-by-browser': { title: 'The browser blocks it', example: '“… has been blocked by CORS policy”' },
  'no-connection': { title: 'There is no connection', example: 'Name not found, timeout, TLS error' },
  'not-enforced': { title: 'It passes but should be refused', example: 'A call without a key, from the wrong network' },
  'not-updated': { title: 'A change is not visible', example: 'Old answer after an edit' },
  'wrong-content': { title: 'The answer is wrong', example: 'Garbled file, another caller’s data' },
  'no-logs': { title: 'There are no logs', example: 'The call answers, the log group is empty' },
  'setup-failed': { title: 'AWS refused a change', example: 'Deployment, endpoint, policy, domain' },
  sometimes: { title: 'Only some calls fail', example: 'Works on the second try' },
} as const satisfies Record<ComplaintKind, Words>;
