import type { Evidence, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { pathBelow } from '../../gates/names/base-path.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { detailOf, textIn } from './detail.ts';
import { correctRequest } from './invoke-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { stageDuplicatedV2 } from '../v2/stage-duplicated.ts';
import { withV2 } from '../v2/with-v2.ts';

const reasons = ['stage-duplicated'] as const;

interface Doubled {
  readonly stageName: string;
  readonly path: string;
  readonly correctPath: string;
  readonly isResource: boolean;
  readonly domain: string | undefined;
}

const doubledAt = (at: Stop | undefined): Doubled => {
  const detail = detailOf(at);
  return {
    stageName: textIn(detail, 'stageName') ?? '',
    path: textIn(detail, 'path') ?? '/',
    correctPath: textIn(detail, 'correctPath') ?? '/',
    isResource: textIn(detail, 'form') === 'also-resource',
    domain: textIn(detail, 'domain'),
  };
};

/** The URL with another path below the stage or base path; what stands before and behind stays as sent. */
const withPathBelow = (url: string, path: string, corrected: string): string => {
  const [, front = '', sent = '', rest = ''] = /^([a-z][^:]*:\/\/[^/?#]*)([^?#]*)([\s\S]*)$/i.exec(url) ?? [];
  const prefix = sent.endsWith(path) ? sent.slice(0, sent.length - path.length) : sent.replace(/\/+$/, '');
  return `${front}${prefix}${corrected}${rest}`;
};

/** A `{proxy+}` takes the doubled path as well; then only the backend can say that it does not know it. */
const behindProxy = ({ world, main }: CheckContext): Found | undefined => {
  const arrival = main?.journey.arrival;
  const below = arrival ? pathBelow(arrival.path, arrival.stageName) : undefined;
  if (!arrival || below === undefined || world.seen.status !== 404 || !main?.journey.route?.method.path.endsWith('+}'))
    return undefined;
  const evidence: Evidence[] = [
    { label: 'Path below the stage', pointer: 'request:url', observed: arrival.path, expected: below },
    { label: 'Answer', pointer: 'complaint:status', observed: '404' },
  ];
  return {
    verdict: 'found',
    standing: 'possible',
    evidence,
    detail: {
      stageName: arrival.stageName,
      path: arrival.path,
      correctPath: below,
      domain: arrival.domain?.domainName,
    },
  };
};

const wordsOf = (found: Found): Doubled => {
  if (found.at) return doubledAt(found.at);
  const { stageName, path, correctPath, domain } = found.detail;
  return {
    stageName: String(stageName),
    path: String(path),
    correctPath: String(correctPath),
    isResource: false,
    domain: typeof domain === 'string' ? domain : undefined,
  };
};

const stagePointer = ({ world }: CheckContext, stageName: string): string => {
  const { api } = world.snapshot;
  if (api.stages.state !== 'present') return 'trace:host';
  const names =
    api.kind === 'REST'
      ? api.stages.value.map((stage) => stage.stageName)
      : api.stages.value.map((stage) => stage.StageName);
  const index = names.indexOf(stageName);
  const field = api.kind === 'REST' ? 'stageName' : 'StageName';
  return index < 0 ? 'trace:host' : toPointer('api', 'stages', 'value', index, field);
};

/**
 * The stage's name belongs to the URL of a default host once, and not at all behind a custom domain whose mapping names it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
 */
export const stagePathDuplicated = withV2(stageDuplicatedV2, {
  id: 'stage-path-duplicated',
  title: "Stage's name stands in the path where it does not belong",
  kind: 'blocking',
  gate: 'host',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: {
    complaints: ['refused', 'blocked-by-browser', 'wrong-content'],
    texts: [
      'Missing Authentication Token',
      'No method found matching route',
      'Invalid key=value pair (missing equal-sign) in Authorization header',
    ],
    statuses: [403, 404],
  },
  needs: ['/api/stages', '/api/deployed/*', '/api/resources', '/api/routes'],
  supersedes: ['route-not-found'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    if (!at) return behindProxy(context) ?? withoutStop(context, reasons);
    const { stageName, path, correctPath } = doubledAt(at);
    const evidence: Evidence[] = [
      { label: 'Stage', pointer: stagePointer(context, stageName), observed: stageName },
      { label: 'Path below the stage', pointer: 'request:url', observed: path, expected: correctPath },
    ];
    return { verdict: 'found', at, evidence, detail: {} };
  },
  explain: (found) => {
    const { stageName, path, correctPath, isResource, domain } = wordsOf(found);
    if (isResource) {
      return {
        summary: `Resource ${correctPath} begins with the name of stage ${stageName}, so the URL needs it twice.`,
        explanation: `The first segment of the path selects the stage and is taken off. What is left, ${path}, is no resource: the API has a resource that is itself called ${stageName}, most likely because the stage was put into the resource tree. Either the URL names it twice, or the resource moves up.`,
      };
    }
    const why = domain
      ? `The mapping of ${domain} already selects stage ${stageName}, so the path must not name it.`
      : `The first segment of the path selects stage ${stageName} and is taken off; the second one is looked up as a resource.`;
    return {
      summary: `The path names stage ${stageName} once too often: ${path} is looked up instead of ${correctPath}.`,
      explanation: `${why} No resource is called ${stageName}, so API Gateway answers as for any unknown path.`,
    };
  },
  fixes: (found, { world }) => {
    const url = world.request?.url;
    const { path, correctPath, isResource } = wordsOf(found);
    if (!url) return [];
    const call = correctRequest('correct-path', `Call ${correctPath} below the stage`, {
      url: withPathBelow(url, path, correctPath),
    });
    const move: ProposedFix = {
      id: 'move-resource',
      title:
        world.snapshot.target.kind === 'REST'
          ? `Move the resources below ${correctPath.split('/').slice(0, 2).join('/')} to the root and deploy`
          : `Take ${correctPath.split('/').slice(0, 2).join('/')} out of the route keys, and deploy`,
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Callers that name it twice already have to change with it.'],
    };
    return isResource ? [call, move] : [call];
  },
  fixAvailability: 'always',
  howToSee:
    'Compare the path with the resources of the deployment (GetDeployment with embed=apisummary); the stage is no resource.',
  why: 'On the default host the stage is the first segment of every URL. Behind a custom domain the mapping stands for it. Tools that join both write it twice.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html',
      proves: 'The stage is the first segment of the path on the default host.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html',
      proves: 'A mapping of a custom domain selects API and stage.',
    },
  ],
});
