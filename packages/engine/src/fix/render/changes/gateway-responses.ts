import type { GatewayResponse, Snapshot } from '@gatescope/shared';
import type { ChangeRenderer, RenderedChange } from '../rendered-change.ts';
import { fieldsOf, logicalId, pascal, snake, terraformName } from './names.ts';

const fields = ['statusCode', 'responseParameters', 'responseTemplates'];

const render = ({ target }: Snapshot, response: GatewayResponse): RenderedChange => {
  const { responseType } = response;
  const at = { restApiId: target.apiId, responseType };
  return {
    calls: [
      { service: 'apigateway', operation: 'PutGatewayResponse', input: { ...at, ...fieldsOf(response, fields) } },
    ],
    cloudFormation: [
      {
        type: 'AWS::ApiGateway::GatewayResponse',
        logicalId: logicalId(responseType),
        properties: {
          RestApiId: target.apiId,
          ResponseType: responseType,
          ...fieldsOf(response, fields, pascal),
        },
      },
    ],
    terraform: [
      {
        type: 'aws_api_gateway_gateway_response',
        name: terraformName(responseType),
        attributes: {
          rest_api_id: target.apiId,
          response_type: responseType,
          ...fieldsOf(response, fields, snake),
        },
      },
    ],
    console: [`In API Gateway, Gateway responses, edit ${responseType} and add the response headers.`],
    check: { service: 'apigateway', operation: 'GetGatewayResponse', input: at },
  };
};

const added: ChangeRenderer = {
  pattern: '/api/gatewayResponses/value',
  render: (operation, _tokens, snapshot) =>
    operation.op === 'append' ? render(snapshot, operation.value as GatewayResponse) : undefined, // the mode appends a whole gateway response
};

const replaced: ChangeRenderer = {
  pattern: '/api/gatewayResponses/value/*',
  render: (operation, _tokens, snapshot) =>
    operation.op === 'set' ? render(snapshot, operation.value as GatewayResponse) : undefined, // as above
};

/** Changes of gateway responses. */
export const gatewayResponseChanges: readonly ChangeRenderer[] = [added, replaced];
