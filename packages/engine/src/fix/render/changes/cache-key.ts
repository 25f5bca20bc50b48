import type { ChangeRenderer } from '../rendered-change.ts';

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/**
 * The parameters of an integration's cache key are added and removed one by one.
 * https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 */
const cacheKeyParameters: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*/methodIntegration/cacheKeyParameters',
  render: (operation, tokens, { api, target }) => {
    const verb = tokens[5] ?? '';
    const resource =
      api.kind === 'REST' && api.resources.state === 'present' ? api.resources.value[Number(tokens[3])] : undefined;
    if (!resource || operation.op !== 'set') return undefined;
    const before = resource.resourceMethods?.[verb]?.methodIntegration?.cacheKeyParameters ?? [];
    const after = texts(operation.value);
    const patch = (op: 'add' | 'remove') => (name: string) => ({ op, path: `/cacheKeyParameters/${name}` });
    const patchOperations = [
      ...before.filter((name) => !after.includes(name)).map(patch('remove')),
      ...after.filter((name) => !before.includes(name)).map(patch('add')),
    ];
    if (patchOperations.length === 0) return undefined;
    const at = { restApiId: target.apiId, resourceId: resource.id, httpMethod: verb };
    return {
      calls: [{ service: 'apigateway', operation: 'UpdateIntegration', input: { ...at, patchOperations } }],
      console: [
        `In API Gateway, open ${verb} ${resource.path}, Integration request, and choose caching for ${after.join(', ')}.`,
      ],
      check: { service: 'apigateway', operation: 'GetIntegration', input: at },
    };
  },
};

export const cacheKeyChanges: readonly ChangeRenderer[] = [cacheKeyParameters];
