import { connectionFailures } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { toReplyWords, toShortReply } from './reply-words.ts';

describe('a predicted reply', () => {
  it.each([
    [
      { status: 403, message: 'Forbidden', errorType: 'ForbiddenException' },
      '403 “Forbidden” · ForbiddenException',
      '403 ForbiddenException',
    ],
    [{ status: 403, messageStart: 'User: anonymous' }, '403 “User: anonymous…”', '403'],
    [{ gatewayResponse: 'ACCESS_DENIED' }, 'ACCESS_DENIED', 'ACCESS_DENIED'],
    [{}, 'A reply that configuration does not tell', 'A reply that configuration does not tell'],
  ])('%j reads %s', (reply, long, short) => {
    expect([toReplyWords(reply), toShortReply(reply)]).toEqual([long, short]);
  });

  it.each(connectionFailures)('has words for %s', (connection) => {
    expect(toReplyWords({ connection })).toMatch(/^The|^TLS/);
  });

  it('says that the browser blocks it, by the browser’s own word', () => {
    expect(toReplyWords({ corsIssue: 'MixedContent' })).toBe('Blocked by the browser: MixedContent');
  });
});
