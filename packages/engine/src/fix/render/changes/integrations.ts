import { toPointer } from '@gatescope/shared';
import type { ChangeRenderer, RenderedChange } from '../rendered-change.ts';
import type { MethodPlace } from './method-place.ts';
import { methodPlaceAt, updateOf } from './method-place.ts';

type Edit = Exclude<Parameters<ChangeRenderer['render']>[0], { op: 'append' }>;

const patchOf = (operation: Edit, path: string, isEntry: boolean): Readonly<Record<string, unknown>> =>
  operation.op === 'remove'
    ? { op: 'remove', path }
    : { op: isEntry ? 'add' : 'replace', path, value: String(operation.value) };

const ofResponse = (place: MethodPlace, operation: Edit, [statusCode = '', section = '', name]: readonly string[]) => {
  const patch = patchOf(operation, name ? toPointer(section, name) : toPointer(section), Boolean(name));
  return updateOf(place, 'UpdateIntegrationResponse', [patch], { statusCode });
};

/** A field of an integration or of one of its responses. */
export const integrationField: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*/methodIntegration/**',
  render: (operation, tokens, snapshot): RenderedChange | undefined => {
    const place = methodPlaceAt(snapshot, tokens);
    if (!place?.resource.resourceMethods?.[place.verb] || operation.op === 'append') return undefined;
    const [head = '', ...rest] = tokens.slice(7);
    const isResponse = head === 'integrationResponses';
    const call = isResponse
      ? ofResponse(place, operation, rest)
      : updateOf(place, 'UpdateIntegration', [patchOf(operation, toPointer(head, ...rest), rest.length > 0)]);
    return {
      calls: [call],
      console: [
        `In API Gateway, open ${place.title}, ${isResponse ? 'Integration response' : 'Integration request'}, and change ${head}.`,
      ],
      check: place.check,
    };
  },
};

/** A header that a method may answer with. */
export const methodResponse: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*/methodResponses/*/responseParameters/*',
  render: (operation, tokens, snapshot) => {
    const place = methodPlaceAt(snapshot, tokens);
    const [, , , , , , , statusCode = '', , name = ''] = tokens;
    if (!place || operation.op !== 'set') return undefined;
    const patch = { op: 'add', path: `/responseParameters/${name}`, value: String(operation.value) };
    return {
      calls: [updateOf(place, 'UpdateMethodResponse', [patch], { statusCode })],
      console: [`In API Gateway, open ${place.title}, Method response, and add the header to ${statusCode}.`],
      check: place.check,
    };
  },
};
