import type { Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { suggestStages } from '../../gates/names/suggest-stages.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { detailOf, textIn, textsIn } from './detail.ts';
import { correctRequest } from './invoke-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { stageMissingV2 } from '../v2/stage-missing.ts';
import { withV2 } from '../v2/with-v2.ts';

const reasons = ['stage-missing'] as const;

const suggestionsFor = ({ world }: CheckContext, found: Pick<Found, 'at'>) =>
  suggestStages(world.snapshot, textIn(detailOf(found.at), 'path') ?? '/');

const withPath = (url: string, path: string): string =>
  url.replace(/^([a-z][^:]*:\/\/[^/?#]*)[^?#]*/i, (_, front: string) => `${front}${path}`);

/**
 * The first segment of the path on a default host selects the stage; without a stage of that name nothing serves.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
 */
export const stageMissingInUrl = withV2(stageMissingV2, {
  id: 'stage-missing-in-url',
  title: 'First segment of the path is no stage of the API',
  kind: 'blocking',
  gate: 'host',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: { complaints: ['refused', 'blocked-by-browser'], texts: ['Forbidden'], statuses: [403, 404] },
  needs: ['/api/stages'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    if (!at) return withoutStop(context, reasons);
    const detail = detailOf(at);
    const [suggestion] = suggestionsFor(context, { at });
    const evidence: Evidence[] = [
      {
        label: 'First segment of the path',
        pointer: 'request:url',
        observed: textIn(detail, 'segment') || 'empty',
        ...(suggestion ? { expected: suggestion.stageName } : {}),
      },
      {
        label: 'Stages',
        pointer: toPointer('api', 'stages'),
        observed: textsIn(detail, 'stages').join(', ') || 'none',
      },
    ];
    return { verdict: 'found', at, evidence, detail: {} };
  },
  explain: (found, context) => {
    const detail = detailOf(found.at);
    const segment = textIn(detail, 'segment') ?? '';
    const stages = textsIn(detail, 'stages');
    const [suggestion] = suggestionsFor(context, found);
    const hints: Record<string, string> = {
      'no-slash': `It looks like stage ${suggestion?.stageName ?? ''} and the path joined without a slash.`,
      slashes: 'A path that begins with two slashes has an empty first segment.',
      case: 'Stage names are compared with regard to case.',
      absent: 'The path goes on to a resource at once; the stage has to stand before it.',
      other: '',
    };
    const origin =
      found.at?.simulated.journey.way?.kind === 'distribution'
        ? ' Behind CloudFront the stage can also be the origin path.'
        : '';
    const answer = context.world.snapshot.target.kind === 'HTTP' ? '404 Not Found' : '403 Forbidden';
    return {
      summary:
        segment === ''
          ? 'The path names no stage.'
          : `${segment} is no stage of this API, which has ${stages.join(', ') || 'none'}.`,
      explanation:
        `On the default host, and on hosts of an endpoint, the first segment of the path selects the stage. Where there is no such stage API Gateway answers ${answer} and logs nothing, as logs belong to a stage. ${suggestion ? hints[suggestion.kind] : ''}${origin}`.trim(),
    };
  },
  fixes: (found, context) => {
    const url = context.world.request?.url;
    const isRewritten = found.at?.simulated.journey.way?.kind === 'distribution';
    if (!url || isRewritten) {
      return [
        {
          id: 'set-origin-path',
          title: 'Set the origin path of the distribution to the stage',
          change: { kind: 'advice' },
          risk: 'needs-review',
          notes: ['For example /prod; the origin path is put before every path.'],
        },
      ];
    }
    return suggestionsFor(context, found)
      .slice(0, 3)
      .map(({ stageName, path }) =>
        correctRequest(`call-stage-${stageName}`, `Call ${path}`, { url: withPath(url, path) }),
      );
  },
  fixAvailability: 'sometimes',
  howToSee: "List the stages with GetStages and compare them with the URL's first segment.",
  why: 'A REST API has no default stage: every URL of its default host names one. A custom domain name spares callers from it.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html',
      proves: 'The URL of a deployed API ends in the stage.',
    },
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
      proves: 'Forbidden is the answer where the stage is missing.',
    },
  ],
});
