import { entriesOf } from '../../gates/integration/select-response.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { causeOf, detailText, integrationOf, methodName } from './at-integration.ts';

/** The integration responses with their patterns, for a sentence. */
export const patternsOf = (context: CheckContext, at: Stop | undefined): string => {
  const running = integrationOf(context, at)?.running;
  const entries = running ? entriesOf(running.integration) : [];
  return (
    entries
      .map(
        ({ key, response }) =>
          `${response.statusCode ?? key} for ${response.selectionPattern ? `"${response.selectionPattern}"` : 'everything else'}`,
      )
      .join(', ') || 'none'
  );
};

/** Summary and explanation by what exactly fails. */
export const explainMapping = (
  context: CheckContext,
  at: Stop | undefined,
  text: unknown,
): { summary: string; explanation: string } => {
  const name = methodName(context, at);
  switch (causeOf(at)) {
    case 'body-not-transformable':
      return {
        summary: `The body of ${name} counts as binary (${detailText(at, 'binaryType')}), and its template cannot read it.`,
        explanation:
          'A request whose content type is among the binary media types is handed on as bytes. A mapping template needs text, so the integration fails with "Unable to transform request" and the caller gets 500. With */* every request counts as binary, also one without a body; the integration then needs contentHandling CONVERT_TO_TEXT.',
      };
    case 'mock-status-missing':
      if (at?.result.detail['isQuoted'] === true)
        return {
          summary: `The mock integration of ${name} gets its statusCode as text, between quotation marks.`,
          explanation:
            'A mock takes its status from the body that its request template yields, and wants a whole number there: {"statusCode": 200}. Text fails with "statusCode should be an integer", which callers see as 500.',
        };
      return {
        summary: `The mock integration of ${name} gets no statusCode for ${detailText(at, 'contentType')}.`,
        explanation:
          'A mock takes its status from the body that its request template yields. No template matches this content type (or the one that does yields no statusCode), so the body reaches the mock as it came and the call fails with "Unable to parse statusCode", which callers see as 500.',
      };
    case 'response-unmatched':
      return {
        summary: `No integration response of ${name} matches what the backend answers, and none is the default.`,
        explanation: `A non-proxy integration chooses its response by selection pattern: ${patternsOf(context, at)}. What matches none goes to the response without a pattern. There is none, so API Gateway answers 500 although the backend may have succeeded.`,
      };
    case 'method-response-missing':
      return {
        summary: `${name} has no method response for ${detailText(at, 'status')}, to which its integration response leads.`,
        explanation:
          'Each integration response leads to a status code for which the method has to declare a response. Where the declaration is missing, API Gateway answers 500 "Internal server error" instead.',
      };
    default:
      return {
        summary: `A mapping of ${name} fails: ${typeof text === 'string' ? text : 'a template or mapping'}${typeof text === 'string' && text.endsWith('.') ? '' : '.'}`,
        explanation:
          'A non-proxy integration maps request and response with templates. When one cannot be applied, API Gateway answers 500 "Internal server error" and writes the reason to the execution log.',
      };
  }
};
