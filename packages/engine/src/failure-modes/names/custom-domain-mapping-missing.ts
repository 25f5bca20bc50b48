import type { ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { splitFirst } from '../../gates/names/base-path.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { routesOfDomains } from './call-domain.ts';
import { detailOf, textIn, textsIn } from './detail.ts';
import { correctRequest } from './invoke-fixes.ts';
import { belowBase, checkMapping, mappingReasons, shownKey } from './mapping-evidence.ts';
import { customDomainMappingV2 } from '../v2/custom-domain-mapping.ts';
import { withV2 } from '../v2/with-v2.ts';
import { mappingOfDomainSetup } from '../setup/setup-parts.ts';

const stagesOf = ({ world }: CheckContext): string[] => {
  const { api } = world.snapshot;
  return api.kind === 'REST' && api.stages.state === 'present'
    ? api.stages.value.map(({ stageName }) => stageName)
    : [];
};

/** Of several stages nobody but the owner knows which one is meant. */
const addMapping = (context: CheckContext, found: Found): ProposedFix[] => {
  const detail = detailOf(found.at);
  const key = textIn(detail, 'mappingsKey');
  const stages = stagesOf(context);
  if (!key || textIn(detail, 'otherApiId')) return [];
  const isFirst = textsIn(detail, 'known').length === 0;
  const basePath = isFirst ? '(none)' : splitFirst(textIn(detail, 'path') ?? '/').first || '(none)';
  return stages.slice(0, 2).map((stage, index) => ({
    id: stages.length === 1 ? 'add-mapping' : `add-mapping-${index + 1}`,
    title: `Map ${basePath === '(none)' ? 'the empty base path' : basePath} of ${textIn(detail, 'domain') ?? key} to stage ${stage}`,
    change: {
      kind: 'patch',
      operations: [
        {
          op: 'append',
          path: toPointer('account', 'basePathMappings', key, 'value'),
          value: { basePath, restApiId: context.world.snapshot.target.apiId, stage },
        },
      ],
    },
    risk: 'safe',
    notes: ['Takes effect within seconds to minutes; no deployment is needed.'],
  }));
};

const callKnown = (context: CheckContext, found: Found): ProposedFix[] => {
  const detail = detailOf(found.at);
  const url = context.world.request?.url;
  const path = textIn(detail, 'path') ?? '/';
  if (!url) return [];
  return routesOfDomains(context)
    .filter(({ domain, basePath }) => domain.key === textIn(detail, 'mappingsKey') && basePath !== '')
    .slice(0, 1)
    .map(({ basePath }) =>
      correctRequest('call-mapped-path', `Call the path below base path ${basePath}`, {
        url: belowBase(url, basePath, path),
      }),
    );
};

/**
 * A custom domain name leads nowhere by itself: a mapping or routing rule selects API and stage by the path.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
export const customDomainMappingMissing = withV2(customDomainMappingV2, {
  id: 'custom-domain-mapping-missing',
  title: 'No mapping of the custom domain name leads this path to the API',
  kind: 'blocking',
  gate: 'host',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: mappingReasons,
  symptom: {
    complaints: ['refused', 'blocked-by-browser', 'wrong-content'],
    texts: ['Forbidden'],
    statuses: [403, 404],
  },
  needs: ['/account/domainNames', '/account/basePathMappings/*'],
  setup: mappingOfDomainSetup,
  check: (context) => checkMapping(context, { part: 'basePathMappings', label: 'Mappings' }),
  explain: (found, { world }) => {
    const detail = detailOf(found.at);
    const domain = textIn(detail, 'domain') ?? 'The custom domain name';
    const other = textIn(detail, 'otherApiId');
    const known = textsIn(detail, 'known').map(shownKey).join(', ');
    const segment = textIn(detail, 'segment');
    if (segment !== undefined)
      return {
        summary: `The mapping of ${domain} names stage ${segment}, which the API does not have.`,
        explanation:
          'A mapping selects API and stage. The stage it names does not exist, so nothing serves the request and the answer is 403 Forbidden.',
      };
    return other
      ? {
          summary: `${domain} leads ${textIn(detail, 'path') ?? 'this path'} to API ${other}, not to ${world.snapshot.target.apiId}.`,
          explanation:
            'The mapping with the longest base path that fits decides. The one that fits here leads to another API, which answers in its own way.',
        }
      : {
          summary: `No mapping of ${domain} matches ${textIn(detail, 'path') ?? 'the path'}.`,
          explanation: `API Gateway compares the path with the base paths of the domain name's mappings (${known || 'there are none'}), segment by segment and with regard to case, and with its routing rules where these are used. Nothing matches, so the answer is 403 Forbidden. No log or metric is written, for no stage was found.`,
        };
  },
  fixes: (found, context) => [...callKnown(context, found), ...addMapping(context, found)],
  fixAvailability: 'sometimes',
  howToSee: 'List them with GetBasePathMappings (several levels: GetApiMappings; rules: ListRoutingRules).',
  why: 'One domain name can serve many APIs and stages. Which one is meant is said by mappings and rules alone; creating the name and its record creates none.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html',
      proves: 'Mappings connect a custom domain name with API and stage.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-monitor.html',
      proves: 'Refusals for want of a mapping are neither logged nor counted.',
    },
  ],
});
