import { toPointer } from '@gatescope/shared';
import type { ChangeRenderer } from '../rendered-change.ts';
import { methodPlaceAt, updateOf } from './method-place.ts';
import { logicalId, terraformName } from './names.ts';

/** Fields of UpdateMethod, with their names in the other tongues. */
const methodFields: Readonly<Record<string, { readonly cloudFormation: string; readonly terraform: string }>> = {
  authorizationType: { cloudFormation: 'AuthorizationType', terraform: 'authorization' },
  authorizerId: { cloudFormation: 'AuthorizerId', terraform: 'authorizer_id' },
  apiKeyRequired: { cloudFormation: 'ApiKeyRequired', terraform: 'api_key_required' },
  requestValidatorId: { cloudFormation: 'RequestValidatorId', terraform: 'request_validator_id' },
};

const field: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*/*',
  render: (operation, tokens, snapshot) => {
    const place = methodPlaceAt(snapshot, tokens);
    const name = tokens[6] ?? '';
    const names = methodFields[name];
    if (!place || !names || operation.op !== 'set') return undefined;
    const { resource, verb } = place;
    const { apiId } = snapshot.target;
    return {
      calls: [updateOf(place, 'UpdateMethod', [{ op: 'replace', path: `/${name}`, value: String(operation.value) }])],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::Method',
          logicalId: logicalId(place.name),
          properties: {
            RestApiId: apiId,
            ResourceId: resource.id,
            HttpMethod: verb,
            [names.cloudFormation]: operation.value,
          },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_method',
          name: terraformName(place.name),
          attributes: {
            rest_api_id: apiId,
            resource_id: resource.id,
            http_method: verb,
            [names.terraform]: operation.value,
          },
        },
      ],
      console: [`In API Gateway, open ${place.title}, Method request, and set ${name} to ${String(operation.value)}.`],
      check: place.check,
    };
  },
};

/** Request parameters, models and other maps of UpdateMethod. */
const entry: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*/*/*',
  render: (operation, tokens, snapshot) => {
    const place = methodPlaceAt(snapshot, tokens);
    const [, , , , , , map = '', key = ''] = tokens;
    if (!place || !['requestParameters', 'requestModels'].includes(map) || operation.op === 'append') return undefined;
    const path = toPointer(map, key);
    const isRemoved = operation.op === 'remove';
    const patch = isRemoved ? { op: 'remove', path } : { op: 'add', path, value: String(operation.value) };
    return {
      calls: [updateOf(place, 'UpdateMethod', [patch])],
      console: [`In API Gateway, open ${place.title}, Method request, and ${isRemoved ? 'remove' : 'set'} ${key}.`],
      check: place.check,
    };
  },
};

/** `requestParameters` as a whole: one patch operation per parameter that differs. */
const parameters: ChangeRenderer = {
  pattern: '/api/resources/value/*/resourceMethods/*/requestParameters',
  render: (operation, tokens, snapshot) => {
    const place = methodPlaceAt(snapshot, tokens);
    if (!place || operation.op !== 'set') return undefined;
    const before = place.resource.resourceMethods?.[place.verb]?.requestParameters ?? {};
    const after = operation.value as Record<string, boolean>; // the mode sets the whole map
    const patches = [
      ...Object.entries(after).flatMap(([name, value]) =>
        before[name] === value ? [] : [{ op: 'add', path: `/requestParameters/${name}`, value: String(value) }],
      ),
      ...Object.keys(before).flatMap((name) =>
        name in after ? [] : [{ op: 'remove', path: `/requestParameters/${name}` }],
      ),
    ];
    return {
      calls: [updateOf(place, 'UpdateMethod', patches)],
      console: [`In API Gateway, open ${place.title}, Method request, and change the request parameters.`],
      check: place.check,
    };
  },
};

/** Changes of what a method asks of a request. */
export const methodRequestChanges = { field, entry, parameters } as const;
