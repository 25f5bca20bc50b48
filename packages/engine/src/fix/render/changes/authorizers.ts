import type { Authorizer, Snapshot } from '@gatescope/shared';
import { textOf } from '../../../text-of.ts';
import type { ChangeRenderer, RenderedChange } from '../rendered-change.ts';
import { logicalId, pascal, snake, terraformName } from './names.ts';

interface Change {
  readonly field: string;
  /** Its name in Terraform. */
  readonly terraform: string;
  /** The field's whole new value, for templates. */
  readonly value: unknown;
  readonly patch: Readonly<Record<string, unknown>>;
  /** Of the console's step, behind "edit …". */
  readonly step: string;
}

const authorizerAt = ({ api }: Snapshot, index: string | undefined): Authorizer | undefined =>
  api.kind === 'REST' && api.authorizers.state === 'present' ? api.authorizers.value[Number(index)] : undefined;

const render = ({ target }: Snapshot, authorizer: Authorizer, change: Change): RenderedChange => {
  const { value, patch, step } = change;
  const name = authorizer.name ?? authorizer.id;
  const at = { restApiId: target.apiId, authorizerId: authorizer.id };
  return {
    calls: [{ service: 'apigateway', operation: 'UpdateAuthorizer', input: { ...at, patchOperations: [patch] } }],
    cloudFormation: [
      {
        type: 'AWS::ApiGateway::Authorizer',
        logicalId: logicalId(name),
        properties: { RestApiId: target.apiId, Name: name, [pascal(change.field)]: value },
      },
    ],
    terraform: [
      {
        type: 'aws_api_gateway_authorizer',
        name: terraformName(name),
        attributes: { name, rest_api_id: target.apiId, [change.terraform]: value },
      },
    ],
    console: [`In API Gateway, Authorizers, edit ${name} and ${step}.`],
    check: { service: 'apigateway', operation: 'GetAuthorizer', input: at },
  };
};

const field: ChangeRenderer = {
  pattern: '/api/authorizers/value/*/*',
  render: (operation, tokens, snapshot) => {
    const authorizer = authorizerAt(snapshot, tokens[3]);
    const name = tokens[4] ?? '';
    if (!authorizer || operation.op !== 'set') return undefined;
    const value = textOf(operation.value);
    if (value === '') return undefined;
    return render(snapshot, authorizer, {
      field: name,
      terraform: snake(name),
      value: operation.value,
      patch: { op: 'replace', path: `/${name}`, value },
      step: `set ${name} to ${value}`,
    });
  },
};

const pools: ChangeRenderer = {
  pattern: '/api/authorizers/value/*/providerARNs',
  render: (operation, tokens, snapshot) => {
    const authorizer = authorizerAt(snapshot, tokens[3]);
    if (!authorizer || operation.op !== 'append') return undefined;
    return render(snapshot, authorizer, {
      field: 'providerARNs',
      terraform: 'provider_arns',
      value: [...(authorizer.providerARNs ?? []), operation.value],
      patch: { op: 'add', path: '/providerARNs', value: String(operation.value) },
      step: 'add the user pool',
    });
  },
};

/** Changes of a REST API's authorizers. */
export const authorizerChanges: readonly ChangeRenderer[] = [field, pools];
