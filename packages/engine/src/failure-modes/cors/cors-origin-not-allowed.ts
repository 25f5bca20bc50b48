import type { ProposedFix } from '@gatescope/shared';
import { keptForAllOrigins } from '../../cors/shared-cache.ts';
import { textOf } from '../../text-of.ts';
import type { CheckContext } from '../failure-mode.ts';
import { cacheDetail } from '../route/cache-detail.ts';
import type { Stop } from '../stop.ts';
import { corsReplyV2 } from '../v2/cors-parts.ts';
import { withV2 } from '../v2/with-v2.ts';
import { allowOriginFixes } from './allow-origin-fixes.ts';
import {
  corsDetail,
  corsEvidence,
  findBrowserStop,
  hasOpaqueOrigin,
  isReadEitherWay,
  originOf,
  verdictAt,
} from './cors-stops.ts';

/** What shows that the reply that was seen is a cache's copy, made for the page of another origin. */
const copySign = (at: Stop | undefined): string | undefined => {
  const { from, headers } = at ? corsDetail(at) : {};
  return from === 'seen' && headers ? keptForAllOrigins(headers) : undefined;
};

/** The stage's own cache may have made the copy, too, where Origin is no part of its key. */
const stageCacheWords = ({ main }: CheckContext): string =>
  main && cacheDetail(main)?.unkeyed.origin !== undefined
    ? ' The method is cached and Origin is no part of the cache key, so this may be a copy made for another page: see whether it goes away with Cache-Control: max-age=0 or in a moment when the cache is empty.'
    : '';

const pageWords = (context: CheckContext): string =>
  hasOpaqueOrigin(context)
    ? "the page has no origin of its own ('null'): it was opened as a file or in a sandboxed frame"
    : `the page is on ${originOf(context)}`;

const servePage: ProposedFix = {
  id: 'serve-the-page',
  title: 'Open the page from a web server, and allow its origin',
  change: { kind: 'advice' },
  risk: 'safe',
  notes: ["For a trial, 'npx serve' or the development server of the front end will do."],
  owner: 'caller',
};

const varyByOrigin: ProposedFix = {
  id: 'vary-by-origin',
  title: 'Send Vary: Origin with every reply, and empty the cache',
  change: { kind: 'advice' },
  risk: 'safe',
  notes: ['CloudFront keeps replies apart by Origin only where its cache policy holds that header.'],
};

/** Access-Control-Allow-Origin must equal the page's origin byte for byte: scheme, host, port, no trailing slash, no list. */
export const corsOriginNotAllowed = withV2(corsReplyV2, {
  id: 'cors-origin-not-allowed',
  title: 'Reply allows another origin than the page has',
  kind: 'blocking',
  gate: 'browser',
  apis: ['REST', 'HTTP'],
  explains: ['cors-origin-mismatch'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: [
      "The 'Access-Control-Allow-Origin' header has a value that is not equal to the supplied origin",
      'is not allowed by Access-Control-Allow-Origin',
    ],
  },
  needs: ['/api/resources'],
  check: (context) => {
    const at = findBrowserStop(context, ['cors-origin-mismatch']);
    const verdict = verdictAt(at, (stop) => corsEvidence(context, stop));
    return at && verdict.verdict === 'found' && isReadEitherWay(context, at)
      ? { ...verdict, certainty: 'likely' }
      : verdict;
  },
  explain: ({ at, detail }, context) => {
    const sign = copySign(at);
    const copied = sign
      ? ` This reply is a cache's copy (${sign}) without Vary: Origin: the cache gives one page's reply to the pages of all origins.`
      : '';
    return {
      summary: `The reply allows ${textOf(detail['value'], 'another origin')}, but ${pageWords(context)}.`,
      explanation: `The browser compares Access-Control-Allow-Origin with the page's origin byte for byte. Another host, scheme or port, a trailing slash, a subdomain pattern or a list of origins is not equal.${copied}${stageCacheWords(context)}`,
    };
  },
  fixes: ({ at, detail }, context) =>
    at
      ? [
          ...(hasOpaqueOrigin(context) ? [servePage] : []),
          ...(copySign(at) ? [varyByOrigin] : []),
          ...allowOriginFixes(context, at, detail['leg'] === 'preflight'),
        ]
      : [],
  fixAvailability: 'always',
  howToSee:
    'Compare the Origin header of the request with Access-Control-Allow-Origin of the reply in the network panel.',
  why: 'An origin is scheme, host and port. One static value serves one site only.',
  docs: [
    { url: 'https://fetch.spec.whatwg.org/#cors-check', proves: 'The check that the browser makes.' },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      proves: 'Who has to send the headers.',
    },
  ],
});
