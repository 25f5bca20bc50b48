import type { LineMatch } from '../text/match-lines.ts';
import { matchLines } from '../text/match-lines.ts';
import type { Page } from '../text/page.ts';
import { chromeWordings } from './chrome-wordings.ts';
import type { Wording } from './console-wording.ts';
import { firefoxWordings } from './firefox-wordings.ts';
import type { Reading, Recogniser } from './reading.ts';
import { safariWordings } from './safari-wordings.ts';

const wordings: readonly Wording[] = [...chromeWordings, ...firefoxWordings, ...safariWordings];

const toReading = ({ match, span }: LineMatch, { read }: Wording): Reading => {
  const { exchange, request, symptom, understood, guesses, notes, isOpen } = read(match);
  return {
    kind: 'browser-console',
    span,
    understood,
    ...(notes ? { notes } : {}),
    ...(guesses ? { guesses } : {}),
    says: {
      ...(exchange ? { exchanges: [exchange] } : {}),
      request: { from: 'browser', ...request },
      symptom: { console: match[0], ...symptom },
      ...(isOpen ? {} : { kind: 'blocked-by-browser' }),
    },
  };
};

const readings = (page: Page): Reading[] => {
  const taken = new Set<number>();
  return wordings.flatMap((wording) =>
    matchLines(page, wording.pattern).flatMap((match) => {
      if (taken.has(match.line.number)) return [];
      taken.add(match.line.number);
      return [toReading(match, wording)];
    }),
  );
};

/** What Chrome, Firefox and Safari write to the console when they block a call: CORS, local networks, mixed content. */
export const browserConsole: Recogniser = {
  id: 'browser-console',
  sign: /CORS policy|blocked by (?:the )?(?:browser(?:'s)? )?CORS|access control check|Cross-Origin Request Blocked|Access-Control-Allow|access control checks|Mixed Content|mixed active content|insecure content|Preflight response|Access-Control-Allow-Credentials/i,
  read: readings,
};
