import type { SetupPart } from '../failure-mode.ts';

/**
 * PutIntegration and PutIntegrationResponse with a mapping that the method does not know; CreateIntegration with a
 * parameter that the operation of an AWS service does not have.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html
 */
export const mappingSetup: SetupPart = {
  errors:
    /invalid mapping expression|invalid response status code specified|(?:does not fit schema|must be (?:included|provided)) for operation|operations on header \S{1,100} are restricted/i,
  texts: ['Invalid mapping expression specified', 'Invalid Response status code specified'],
  summary:
    'AWS refuses a mapping of the integration, because it speaks of something that the method or the operation does not declare.',
  explanation:
    "A mapping may only use what the method declares: method.request.path.name needs {name} in the path of the resource, query parameters and headers need an entry in the method's requestParameters (the parameter itself as key: method.request.querystring.name), and an integration response needs a method response of the same status that declares each mapped header. Static values stand in single quotes. An HTTP API that calls an AWS service takes the parameters of that operation only, written as its reference writes them (StateMachineArn, not stateMachineArn); headers such as Authorization and Host cannot be mapped.",
  fix: {
    id: 'declare-parameter',
    title: 'Declare on the method what the mapping uses, or correct the name in the mapping',
    notes: [
      'Names are case-sensitive. In a template the method response has to be made before the integration response.',
    ],
  },
};

/** PutIntegration with an address that is none. https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html */
export const addressSetup: SetupPart = {
  errors:
    /invalid http endpoint specified|integration must contain path or action|invalid function arn or invalid uri|invalid (?:integration )?uri specified|invalid arn specified in the request/i,
  calls: /Integration|Import|PutRestApi|ReimportApi/,
  texts: ['Invalid HTTP endpoint specified for URI', 'AWS ARN for integration must contain path or action'],
  summary: 'AWS refuses the address of the integration.',
  explanation:
    'A REST or WebSocket API names a function by its invocation URI (arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{function ARN}/invocations), another AWS service by arn:aws:apigateway:{region}:{service}:action/… or path/…, and an HTTP backend by a URL with http:// or https://. An HTTP API takes the ARN of the function itself.',
  fix: {
    id: 'correct-uri',
    title: 'Write the address in the form of its kind of integration',
    notes: ['In Terraform that is invoke_arn of the function, not arn.'],
  },
};

/** CreateApi and UpdateApi of an HTTP API. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
export const corsCredentialsSetup: SetupPart = {
  errors: /allow-?credentials\b.{0,40}\ballow-?origins?\b.{0,40}\*/i,
  texts: ["allow-credentials is not supported if 'allow-origin' is *"],
  summary: 'AWS refuses a CORS configuration that allows credentials to every origin.',
  explanation:
    'Browsers take no wildcard origin together with credentials, so an HTTP API does not accept allowCredentials beside allowOrigins *. Name the origins of the pages that send credentials, or leave credentials out: a token in an Authorization header needs none.',
  fix: {
    id: 'name-origins',
    title: 'Name the origins instead of *, or switch allowCredentials off',
    notes: ['Scheme wildcards (https://*) are allowed without credentials only.'],
  },
};
