import type { Snapshot, UsagePlan } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { ChangeRenderer } from '../rendered-change.ts';
import { logicalId, pascal, snake, terraformName } from './names.ts';

const planAt = ({ account }: Snapshot, index: string | undefined): UsagePlan | undefined =>
  account.usagePlans.state === 'present' ? account.usagePlans.value[Number(index)] : undefined;

const attachStage: ChangeRenderer = {
  pattern: '/account/usagePlans/value/*/apiStages',
  render: (operation, tokens, snapshot) => {
    const plan = planAt(snapshot, tokens[3]);
    if (!plan || operation.op !== 'append') return undefined;
    const { apiId, stage } = operation.value as { apiId: string; stage: string }; // the mode appends an API stage
    const stages = [...(plan.apiStages ?? []), { apiId, stage }];
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateUsagePlan',
          input: {
            usagePlanId: plan.id,
            patchOperations: [{ op: 'add', path: '/apiStages', value: `${apiId}:${stage}` }],
          },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::UsagePlan',
          logicalId: logicalId(plan.name ?? plan.id),
          properties: { ApiStages: stages.map((item) => ({ ApiId: item.apiId, Stage: item.stage })) },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_usage_plan',
          name: terraformName(plan.name ?? plan.id),
          attributes: { name: plan.name ?? plan.id, 'api_stages{}': { api_id: apiId, stage } },
        },
      ],
      console: [`In API Gateway, Usage plans, open ${plan.name ?? plan.id} and add stage ${stage} of ${apiId}.`],
      check: { service: 'apigateway', operation: 'GetUsagePlan', input: { usagePlanId: plan.id } },
    };
  },
};

const limits: ChangeRenderer = {
  pattern: '/account/usagePlans/value/*/*/*',
  render: (operation, tokens, snapshot) => {
    const plan = planAt(snapshot, tokens[3]);
    const [, , , , group = '', field = ''] = tokens;
    if (!plan || operation.op !== 'set' || !['throttle', 'quota'].includes(group)) return undefined;
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateUsagePlan',
          input: {
            usagePlanId: plan.id,
            patchOperations: [{ op: 'replace', path: `/${group}/${field}`, value: String(operation.value) }],
          },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::UsagePlan',
          logicalId: logicalId(plan.name ?? plan.id),
          properties: {
            [group === 'quota' ? 'Quota' : 'Throttle']: {
              [pascal(field)]: operation.value,
            },
          },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_usage_plan',
          name: terraformName(plan.name ?? plan.id),
          attributes: {
            name: plan.name ?? plan.id,
            [`${group === 'quota' ? 'quota_settings' : 'throttle_settings'}{}`]: {
              [snake(field)]: operation.value,
            },
          },
        },
      ],
      console: [
        `In API Gateway, Usage plans, open ${plan.name ?? plan.id} and set ${group} ${field} to ${String(operation.value)}.`,
      ],
      check: { service: 'apigateway', operation: 'GetUsagePlan', input: { usagePlanId: plan.id } },
    };
  },
};

/** The limit of one method, under its path and verb: `/orders/{id}/GET`. */
const methodLimits: ChangeRenderer = {
  pattern: '/account/usagePlans/value/*/apiStages/*/throttle/*/*',
  render: (operation, tokens, snapshot) => {
    const plan = planAt(snapshot, tokens[3]);
    const [, , , , , index, , method = '', field = ''] = tokens;
    const held = plan?.apiStages?.[Number(index)];
    const cut = method.lastIndexOf('/');
    if (!plan || !held?.apiId || !held.stage || cut < 0 || operation.op !== 'set') return undefined;
    const path = toPointer(
      'apiStages',
      `${held.apiId}:${held.stage}`,
      'throttle',
      method.slice(0, cut),
      method.slice(cut + 1),
      field,
    );
    const name = plan.name ?? plan.id;
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateUsagePlan',
          input: { usagePlanId: plan.id, patchOperations: [{ op: 'replace', path, value: String(operation.value) }] },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::UsagePlan',
          logicalId: logicalId(name),
          properties: {
            ApiStages: [
              { ApiId: held.apiId, Stage: held.stage, Throttle: { [method]: { [pascal(field)]: operation.value } } },
            ],
          },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_usage_plan',
          name: terraformName(name),
          attributes: {
            name,
            'api_stages{}': {
              api_id: held.apiId,
              stage: held.stage,
              'throttle{}': { path: method, [snake(field)]: operation.value },
            },
          },
        },
      ],
      console: [
        `In API Gateway, Usage plans, open ${name} and set ${field} of ${method} to ${String(operation.value)}.`,
      ],
      check: { service: 'apigateway', operation: 'GetUsagePlan', input: { usagePlanId: plan.id } },
    };
  },
};

const addKey: ChangeRenderer = {
  pattern: '/account/usagePlanKeys/*/value',
  render: (operation, tokens) => {
    const planId = tokens[2] ?? '';
    if (operation.op !== 'append') return undefined;
    const { id } = operation.value as { id: string }; // the mode appends a key
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'CreateUsagePlanKey',
          input: { usagePlanId: planId, keyId: id, keyType: 'API_KEY' },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::UsagePlanKey',
          logicalId: logicalId(`key ${id}`),
          properties: { KeyId: id, KeyType: 'API_KEY', UsagePlanId: planId },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_usage_plan_key',
          name: terraformName(`key ${id}`),
          attributes: { key_id: id, key_type: 'API_KEY', usage_plan_id: planId },
        },
      ],
      console: [`In API Gateway, Usage plans, open ${planId}, Associated API keys, and add key ${id}.`],
      check: { service: 'apigateway', operation: 'GetUsagePlanKeys', input: { usagePlanId: planId } },
    };
  },
};

const enableKey: ChangeRenderer = {
  pattern: '/account/apiKeys/value/*/enabled',
  render: (operation, tokens, { account }) => {
    const key = account.apiKeys.state === 'present' ? account.apiKeys.value[Number(tokens[3])] : undefined;
    if (!key || operation.op !== 'set') return undefined;
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateApiKey',
          input: {
            apiKey: key.id,
            patchOperations: [{ op: 'replace', path: '/enabled', value: String(operation.value) }],
          },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::ApiKey',
          logicalId: logicalId(key.name ?? key.id),
          properties: { Enabled: operation.value },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_api_key',
          name: terraformName(key.name ?? key.id),
          attributes: { name: key.name ?? key.id, enabled: operation.value },
        },
      ],
      console: [
        `In API Gateway, API keys, open ${key.name ?? key.id} and ${operation.value === true ? 'enable' : 'disable'} it.`,
      ],
      check: { service: 'apigateway', operation: 'GetApiKey', input: { apiKey: key.id } },
    };
  },
};

/** Changes of usage plans and API keys. */
export const keyChanges: readonly ChangeRenderer[] = [attachStage, limits, methodLimits, addKey, enableKey];
