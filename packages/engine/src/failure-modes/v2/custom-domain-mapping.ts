import type { ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { splitFirst } from '../../gates/names/base-path.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { detailOf, textIn, textsIn } from '../names/detail.ts';
import { correctRequest } from '../names/invoke-fixes.ts';
import { belowBase, checkMapping, shownKey } from '../names/mapping-evidence.ts';
import type { V2Part } from './with-v2.ts';

const stagesOf = ({ world }: CheckContext): string[] => {
  const { api } = world.snapshot;
  return api.kind !== 'REST' && api.stages.state === 'present'
    ? api.stages.value.map(({ StageName }) => StageName)
    : [];
};

/** Of several stages nobody but the owner knows which one is meant. */
const addMapping = (context: CheckContext, found: Found): ProposedFix[] => {
  const detail = detailOf(found.at);
  const key = textIn(detail, 'mappingsKey');
  const stages = stagesOf(context);
  if (!key || textIn(detail, 'otherApiId')) return [];
  const isEmptyTaken = textsIn(detail, 'known').includes('');
  const ApiMappingKey = isEmptyTaken ? splitFirst(textIn(detail, 'path') ?? '/').first : '';
  return stages.slice(0, 2).map((Stage, index) => ({
    id: stages.length === 1 ? 'add-mapping' : `add-mapping-${index + 1}`,
    title: `Map ${ApiMappingKey === '' ? 'the empty path' : ApiMappingKey} of ${textIn(detail, 'domain') ?? key} to stage ${Stage}`,
    change: {
      kind: 'patch',
      operations: [
        {
          op: 'append',
          path: toPointer('account', 'apiMappings', key, 'value'),
          value: { ApiId: context.world.snapshot.target.apiId, ApiMappingKey, Stage },
        },
      ],
    },
    risk: 'safe',
    notes: ['Takes effect within seconds to minutes; no deployment is needed.'],
  }));
};

/** Calls below a mapping that leads to this API. */
const callKnown = (context: CheckContext, found: Found): ProposedFix[] => {
  const detail = detailOf(found.at);
  const url = context.world.request?.url;
  const path = textIn(detail, 'path') ?? '/';
  const mappings = context.world.snapshot.account.apiMappings[textIn(detail, 'mappingsKey') ?? ''];
  const own =
    mappings?.state === 'present'
      ? mappings.value.find(
          ({ ApiId, ApiMappingKey }) => ApiId === context.world.snapshot.target.apiId && ApiMappingKey,
        )
      : undefined;
  const key = own?.ApiMappingKey;
  if (!url || !key) return [];
  const corrected = belowBase(url, key, path);
  return [correctRequest('call-mapped-path', `Call the path below mapping ${key}`, { url: corrected })];
};

/** A custom domain name leads nowhere by itself: an API mapping selects API and stage by the path. */
export const customDomainMappingV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/account/domainNamesV2', '/account/apiMappings/*'],
  symptom: { texts: ['Not Found'], statuses: [404] },
  check: (context) => checkMapping(context, { part: 'apiMappings', label: 'API mappings' }),
  explain: (found, { world }) => {
    const detail = detailOf(found.at);
    const domain = textIn(detail, 'domain') ?? 'The custom domain name';
    const path = textIn(detail, 'path') ?? 'the path';
    const other = textIn(detail, 'otherApiId');
    const segment = textIn(detail, 'segment');
    const known = textsIn(detail, 'known').map(shownKey).join(', ') || 'there are none';
    if (segment !== undefined)
      return {
        summary: `The mapping of ${domain} names stage ${segment}, which the API does not have.`,
        explanation:
          'A mapping selects API and stage. The stage it names does not exist, so nothing serves the request.',
      };
    if (other !== undefined)
      return {
        summary: `${domain} leads ${path} to API ${other}, not to ${world.snapshot.target.apiId}.`,
        explanation:
          'The mapping with the longest key that fits decides. The one that fits here leads to another API, which answers in its own way.',
      };
    return {
      summary: `No API mapping of ${domain} matches ${path}.`,
      explanation: `API Gateway compares the path with the keys of the domain name's mappings (${known}), segment by segment and with regard to case. Nothing matches, so the answer is 403 Forbidden or 404 Not Found. No log or metric is written, for no stage was found.`,
    };
  },
  fixes: (found, context) => [...callKnown(context, found), ...addMapping(context, found)],
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html',
      proves: 'API mappings connect a custom domain name with API and stage.',
    },
  ],
};
