import type { SetupPart } from '../failure-mode.ts';

/**
 * CreateResource, and CreateRoute and route settings of HTTP and WebSocket APIs.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateResource.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export const routeSetup: SetupPart = {
  errors:
    /already has a variable path part|resource with the same parent already has this name|path part(?:s)? (?:must )?only allow|route key is not formatted|unable to find route by key|route with key .{1,200} already exists/i,
  texts: ['already has a variable path part', 'The provided route key is not formatted properly'],
  summary: 'AWS refuses the resource or route, or knows none by this key, so the path is not served.',
  explanation:
    'Below one resource of a REST API there is one variable at most ({id} and {name} side by side are refused), each name once, and path parts hold letters, digits and - . _ : or one variable in braces; {proxy+} stands last. A route key of an HTTP API is a verb, one blank and a path (GET /orders), or $default; one of a WebSocket API is the value that its selection expression yields. Settings of a route name a key that exists already.',
  fix: {
    id: 'correct-route',
    title: 'Write the path or route key in this form, and make it before what refers to it',
    notes: ['Where two variables stand side by side, give them one name and tell them apart in the backend.'],
  },
};

/** CreateModel, PutMethod and PutMethodResponse. https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html */
export const modelSetup: SetupPart = {
  errors:
    /invalid model (?:schema|specified|identifier|name)|model reference must be in canonical form|invalid request validator/i,
  texts: ['Invalid model schema specified', 'Invalid model identifier specified'],
  summary: 'AWS refuses the model or the validator, so no request is checked by it.',
  explanation:
    'Models are JSON schemas of draft 4 (no $defs, no const), their names have letters and digits only, and a $ref names a model of the same API by its whole address, https://apigateway.amazonaws.com/restapis/{api}/models/{name}. A method can only name models and validators that exist in its API.',
  fix: {
    id: 'correct-model',
    title: 'Write the schema in draft 4, and make models and validators before the methods that name them',
    notes: ['Models whose content is no JSON are not checked.'],
  },
};

/** PutIntegration and CreateIntegration. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html */
export const timeoutSetup: SetupPart = {
  errors: /timeout should be between|timeout ?in ?millis\b.{0,200}(?:less|greater|between)/i,
  texts: ['Timeout should be between 50 ms and 29000 ms'],
  summary: 'AWS refuses a time limit of the integration that is longer than it may be.',
  explanation:
    'An integration of a REST or WebSocket API waits 29 s at most, one of an HTTP API 30 s. For Regional and private REST APIs the account can be given more (quota "Maximum integration timeout in milliseconds"); a streamed reply may take 15 minutes.',
  fix: {
    id: 'shorten-or-raise',
    title: 'Stay below the limit, or have the quota raised first',
    notes: ['What takes longer is better answered at once and done asynchronously.'],
  },
};

/** PutIntegration without a verb. https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html */
export const integrationVerbSetup: SetupPart = {
  errors: /enumeration value for httpmethod|integration ?http ?method .{0,100}(?:required|must|missing)/i,
  texts: ['Enumeration value for HttpMethod must be non-empty'],
  summary: 'AWS refuses an integration that does not say with which verb the backend is called.',
  explanation:
    'Every integration but a mock names the verb of the call to the backend (httpMethod, in templates integrationHttpMethod). It has nothing to do with the verb of the method: a function is always called with POST.',
  fix: {
    id: 'name-verb',
    title: 'Set the verb of the integration: POST for functions',
    notes: ['In Terraform that is integration_http_method, in CloudFormation IntegrationHttpMethod.'],
  },
};

/** CreateApi, UpdateApi and ImportApi of an HTTP API. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
export const corsSetup: SetupPart = {
  errors: /cors scheme is malformed|invalid format for origin|invalid cors/i,
  texts: ['CORS Scheme is malformed', 'Invalid format for origin'],
  summary: 'AWS refuses the CORS configuration of the API, or leaves it out of an import.',
  explanation:
    'Origins of a CORS configuration are *, https://* or http://* for a scheme, or whole origins: scheme, host and port without a path or a slash at the end; subdomains cannot be given by a wildcard. In a definition x-amazon-apigateway-cors holds lists (allowOrigins, allowMethods, allowHeaders, exposeHeaders), a number (maxAge) and a boolean (allowCredentials); anything else is ignored with a warning, and the API then has no CORS at all.',
  fix: {
    id: 'correct-cors',
    title: 'Write the CORS configuration in this form',
    notes: ['Read it back with GetApi: what is not there was not taken.'],
  },
};
