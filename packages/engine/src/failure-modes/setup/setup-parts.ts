import type { SetupPart } from '../failure-mode.ts';

/**
 * PutMethod, CreateAuthorizer and their kin.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
 */
export const authorizerSetup: SetupPart = {
  errors:
    /invalid authorizer id|requires a valid authorizer|invalid (?:request )?identity source|invalid authorizer uri|authorizer uri|invalid issuer|openid-configuration|invalid (?:cognito |user ?pool |provider )+arn/i,
  texts: ['Invalid authorizer ID specified', 'Invalid request identity source expression', 'Invalid issuer'],
  summary: 'AWS refuses the authorizer, or the method that is to use it.',
  explanation:
    'A method of type CUSTOM or COGNITO_USER_POOLS names an authorizer that exists in the same API. An authorizer itself needs a function that is written as an invocation URI, user pools by their ARNs, or an issuer whose discovery document can be fetched; its identity sources are written method.request.header.Name for REST APIs, route.request.header.Name for WebSocket APIs and $request.header.Name for HTTP APIs.',
  fix: {
    id: 'correct-authorizer',
    title: 'Create the authorizer in this API first, written in the form of its kind of API, and name its id',
    notes: ['In a template the method refers to the authorizer, so that it is made before.'],
  },
};

/**
 * PutIntegration with a role, AddPermission of the function.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
 */
export const integrationRoleSetup: SetupPart = {
  errors:
    /cross-account pass role is not allowed|not authorized to perform: iam:PassRole|permission to assume the provided role|role arn must be specified|final policy size \(\d+\) is bigger than the limit|statement id \(.{1,100}\) provided already exists/i,
  calls: /^(?!UpdateAccount$|CreateStage$|UpdateStage$)/,
  texts: ['Cross-account pass role is not allowed', 'Role arn must be specified for AWS integrations'],
  summary: 'AWS refuses to give API Gateway the permission to call the backend.',
  explanation:
    'An integration with an AWS service is called with a role of the account that owns the API, which trusts apigateway.amazonaws.com; whoever sets the integration needs iam:PassRole for it. A function is called by a statement in its own policy, which holds 20 KB: one statement with a wildcard for all methods takes the place of many.',
  fix: {
    id: 'choose-role',
    title:
      'Use a role of the account that owns the API, or one statement for all methods in the policy of the function',
    notes: ['To call into another account let that role assume one there, or let the policy of the target admit it.'],
  },
};

/** CreateUsagePlan and UpdateUsagePlan. https://docs.aws.amazon.com/apigateway/latest/api/API_CreateUsagePlan.html */
export const usagePlanSetup: SetupPart = {
  errors: /invalid api stage|api stage not found|usage plan.{0,80}invalid api identifier/i,
  texts: ['Invalid API Stage', 'API Stage not found'],
  summary: 'AWS refuses the usage plan, because the stage that it is to hold does not exist yet.',
  explanation:
    'A usage plan holds API stages by API id and stage name, and takes only those that exist. In a template the plan is often made before the stage (or its deployment), so the stage ends up in no plan.',
  fix: {
    id: 'stage-first',
    title: 'Create the stage first, and let the plan depend on it',
    notes: ['Compare API id and stage name letter by letter: stage names are case-sensitive.'],
  },
};

/** CreateUsagePlanKey. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html */
export const planKeySetup: SetupPart = {
  errors: /cannot reference multiple usage plans with the same api stage|api key .*usage plan/i,
  calls: /UsagePlan/,
  except: /invalid api (?:stage|identifier)/i,
  texts: ['API Key cannot reference multiple Usage Plans with the same API Stage'],
  summary: 'AWS refuses to add the key to the usage plan.',
  explanation:
    'A key may be in several plans, but for one API stage in one of them only. As long as another plan of the key holds the same stage, it cannot be added here.',
  fix: {
    id: 'one-plan-per-stage',
    title: 'Take the key out of the other plan that holds this stage, then add it here',
    notes: ['The limits of the new plan count from then on.'],
  },
};

/** CreateDomainName and UpdateDomainName. https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html */
export const truststoreSetup: SetupPart = {
  errors: /truststore|mutual ?tls|mtls/i,
  except: /ownership ?verification/i,
  texts: ['truststore'],
  summary: 'AWS refuses mutual TLS on this custom domain name.',
  explanation:
    'Mutual TLS needs a Regional domain name with a minimum of TLS 1.2 and a truststore: a text file of at most 1,000 certificates in PEM form in a bucket of the same Region, which whoever makes the call may read. Edge-optimized and private domain names cannot have it.',
  fix: {
    id: 'correct-truststore',
    title: 'Give the domain name a truststore that can be read',
    notes: ['The URI is s3://bucket/key; the version has to exist. Test the file with openssl before.'],
  },
};

/**
 * CreateDomainNameAccessAssociation from another account.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-provider-share-cli.html
 */
export const associationSetup: SetupPart = {
  errors: /apigateway:CreateAccessAssociation/i,
  texts: ['is not authorized to perform: apigateway:CreateAccessAssociation'],
  summary: 'The provider of the private domain name does not let this account associate an endpoint with it.',
  explanation:
    'A private custom domain name has a management policy that says which accounts may create access associations, beside the policy that says who may call it. Sharing it with AWS RAM writes the first one.',
  fix: {
    id: 'share-domain',
    title: 'Let the provider share the domain name with this account',
    notes: ['With AWS RAM, or in managementPolicy with apigateway:CreateAccessAssociation.'],
  },
};

/** Calls of the management API have rates of their own. https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
export const managementRateSetup: SetupPart = {
  errors: /TooManyRequestsException|too many requests|rate exceeded/i,
  texts: ['TooManyRequestsException'],
  summary: 'API Gateway refuses management calls of this account and Region because they come too fast.',
  explanation:
    'All management calls of an account and Region share 10 requests a second with a burst of 40, and some have a rate of their own: one deployment in 5 seconds, one deletion of an API or change of a domain name in 30, one change of a usage plan in 20. Calls of the API itself are not concerned.',
  fix: {
    id: 'slow-down-management',
    title: 'Make the management calls one after the other, with retries',
    notes: ['Terraform: -parallelism=1; CloudFormation: chain the resources with DependsOn.'],
  },
};

/** CreateStage and UpdateStage. https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html */
export const stageVariableSetup: SetupPart = {
  errors: /invalid stage variable|stage variable (?:name|value)/i,
  texts: ['Invalid stage variable value'],
  summary: 'AWS refuses a stage variable, so the stage does not define it.',
  explanation:
    'Names of stage variables have letters, digits and underscores; values have letters, digits and a few signs (- . _ ~ : / ? # & = ,). Whatever else a template puts in refuses the whole change of the stage.',
  fix: {
    id: 'correct-variable',
    title: 'Write the variable with the characters that are allowed',
    notes: ['Keep anything longer or secret in the backend, and hand over its name only.'],
  },
};

/** CreateBasePathMapping and CreateApiMapping. https://docs.aws.amazon.com/apigateway/latest/api/API_CreateBasePathMapping.html */
export const mappingOfDomainSetup: SetupPart = {
  errors:
    /base path already exists|only regional domain names can be managed|base paths? may only contain|invalid (?:stage|rest api|api|domain name) identifier|(?:base ?path|api) ?mapping/i,
  isNamed: true,
  calls: /^(?:Create|Update)(?:BasePath|Api)Mapping$/,
  texts: ['Base path already exists for this domain name'],
  summary: 'AWS refuses the mapping, so the custom domain name leads to no stage under this path.',
  explanation:
    'A mapping connects a path of a custom domain name with one stage of one API of the same account and Region. Domain name, API and stage have to exist when it is made, the types of endpoint have to fit, and each path can be mapped once.',
  fix: {
    id: 'make-mapping-last',
    title: 'Make the mapping after domain name, deployment and stage, under a path that is free',
    notes: ['Private domain names are named by their ARN or with their id.'],
  },
};

/** UpdateRestApi and its kin. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html */
export const endpointIdsSetup: SetupPart = {
  errors:
    /invalid vpc ?endpoint|vpc ?endpoints can only be specified with private|vpc ?endpoints?(?: ?ids?)?\b.{0,200}(?:not (?:valid|found|available)|invalid|does not exist|do not exist)/i,
  calls: /RestApi$|AccessAssociation$/,
  isNamed: true,
  texts: ['Invalid VPC endpoint'],
  summary: 'AWS refuses to associate the endpoint.',
  explanation:
    'Only private APIs (and private domain names) are associated with endpoints, and only with interface endpoints of execute-api in the same Region that are available. Without the association the host name of API and endpoint does not exist; the default host with private DNS and the header x-apigw-api-id do without it.',
  fix: {
    id: 'correct-endpoint-ids',
    title: 'Give ids of available execute-api endpoints in this Region',
    notes: ['describe-vpc-endpoints with the filter service-name shows them with their state.'],
  },
};

/** CreateDeployment of an API that is not complete. https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html */
export const deploymentSetup: SetupPart = {
  errors: /no integration defined for method|doesn'?t contain any methods|at least one route is required/i,
  texts: ["The REST API doesn't contain any methods", 'No integration defined for method'],
  summary: 'AWS refuses to deploy the API, because it is not complete: what is saved reaches no stage.',
  explanation:
    'A deployment takes the whole API as it is saved at that moment. It needs a method (a route, for HTTP and WebSocket APIs), and each method needs its integration. Templates often make the deployment beside the methods instead of after them, so that it finds resources only; a definition without x-amazon-apigateway-integration makes methods without integrations.',
  fix: {
    id: 'deploy-last',
    title: 'Make the deployment after all methods and their integrations',
    notes: ['In a template let the deployment depend on each of them, or give it a trigger that changes with them.'],
  },
};
