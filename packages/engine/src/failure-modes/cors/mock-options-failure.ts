import type { ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { textOf } from '../../text-of.ts';
import type { CheckContext } from '../failure-mode.ts';
import { setOnMethod } from './cors-fixes.ts';

/** What the finding knows of a mock behind OPTIONS that fails. */
type Detail = Readonly<Record<string, unknown>>;

const statusTemplate = '{"statusCode": 200}';

const isBinary = ({ cause }: Detail): boolean => cause === 'body-not-transformable';

/** No template is applied: none is for the type of content that this request counts as. */
const lacksTemplate = ({ cause, types }: Detail): boolean =>
  cause === 'media-type-unsupported' || (cause === 'mock-status-missing' && Array.isArray(types));

const contentTypeOf = (detail: Detail): string => textOf(detail['contentType'], 'application/json');

const templatesOf = (detail: Detail): string =>
  Array.isArray(detail['types']) && detail['types'].length > 0 ? detail['types'].join(', ') : 'other types';

/** Why the mock has no status to answer with, after its cause. */
export const explainMock = (detail: Detail): string => {
  if (isBinary(detail))
    return `A mock integration makes its reply from a request template. The binary media type ${textOf(detail['binaryType'], '*/*')} covers the preflight, so its body is handed on as bytes and the template is not applied.`;
  if (!lacksTemplate(detail))
    return 'A mock integration takes its status from the field statusCode of its request template, and its headers from the integration response that is mapped for this status. Here one of the two is missing.';
  return `A mock integration makes its reply from a request template. This request counts as ${contentTypeOf(detail)}, and there are templates for ${templatesOf(detail)} only. A browser's preflight has no body and counts as application/json; something on the way may add a Content-Type.`;
};

/** The one change that the cause asks for. */
export const mendMock = (context: CheckContext, pointer: string, detail: Detail): ProposedFix => {
  const integration = `${pointer}/methodIntegration`;
  if (isBinary(detail))
    return setOnMethod(
      context,
      { pointer: integration, fields: { contentHandling: 'CONVERT_TO_TEXT' } },
      {
        id: 'convert-to-text',
        title: 'Treat the preflight as text before its template is applied',
        notes: ['A mock with a binary media type needs content handling CONVERT_TO_TEXT.'],
      },
    );
  const type = contentTypeOf(detail);
  const template = toPointer('requestTemplates', type).slice(1);
  return setOnMethod(
    context,
    { pointer: integration, fields: { [template]: statusTemplate } },
    {
      id: 'status-template',
      title: `Give the mock a template with a status for ${type}`,
      notes: lacksTemplate(detail)
        ? ['Where a proxy or CDN in front adds the Content-Type to preflights, taking it off there helps as well.']
        : [],
    },
  );
};
