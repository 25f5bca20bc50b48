const verbs =
  'Create|Update|Delete|Put|Get|Import|Export|Test|Flush|Generate|Reject|Modify|Describe|Associate|Disassociate|Attach|Add|Remove|Tag|Accept|List';
const nouns =
  'RestApis?|HttpApis?|Apis?|Stages?|Deployments?|Resources?|Methods?|MethodResponse|Integrations?|IntegrationResponses?|GatewayResponses?|Authorizers?|Models?|RequestValidators?|UsagePlans?|UsagePlanKeys?|Usage|ApiKeys?|DomainNames?|BasePathMappings?|ApiMappings?|VpcLinks?|Account|ClientCertificates?|DocumentationVersion|DocumentationParts?|Export|Sdk|Routes?|RouteResponses?|RouteSettings|RouteRequestParameter|CorsConfiguration|RoutingRules?|DomainNameAccessAssociations?|AccessLogSettings|AuthorizersCache|VpcEndpoints?|VpcEndpointServices?|VpcEndpointConnections?|VpcAttribute|SecurityGroups?|SecurityGroupRules?|NetworkInterfaces?|Permission|WebACLs?|LogGroups?|LogDelivery|ResourcePolicy|RolePolicy|Roles?|ServiceLinkedRole|InvokeMethod|InvokeAuthorizer|StageCache|StageAuthorizersCache|TruststoreRevocations?|Listeners?|TargetGroups?|Tags';

const operation = new RegExp(`^(?:${verbs})(?:${nouns})$`);

/** Whether an operation belongs to the set-up of APIs and of what surrounds them. */
export const isManagementCall = (name: string): boolean => operation.test(name);

/** Operations of the data plane: calls of an API, not of its set-up. */
export const isConnectionsCall = (name: string): boolean =>
  /^(?:PostToConnection|GetConnection|DeleteConnection)$/.test(name);

/** Resource types whose operations are not named like them. */
const special: Readonly<Record<string, string>> = {
  'Create ApiGateway::Method': 'PutMethod',
  'Create ApiGateway::GatewayResponse': 'PutGatewayResponse',
  'Update ApiGateway::GatewayResponse': 'PutGatewayResponse',
  'Create ApiGateway::Account': 'UpdateAccount',
  'Create EC2::VPCEndpoint': 'CreateVpcEndpoint',
  'Update EC2::VPCEndpoint': 'ModifyVpcEndpoint',
  'Delete EC2::VPCEndpoint': 'DeleteVpcEndpoints',
  'Create Lambda::Permission': 'AddPermission',
  'Delete Lambda::Permission': 'RemovePermission',
  'Create WAFv2::WebACLAssociation': 'AssociateWebACL',
  'Create ApiGateway::BasePathMappingV2': 'CreateBasePathMapping',
  'Create ApiGateway::DomainNameV2': 'CreateDomainName',
  'Create Logs::ResourcePolicy': 'PutResourcePolicy',
  'Create Logs::LogGroup': 'CreateLogGroup',
};

/** The call behind `AWS::ApiGateway::Deployment CREATE_FAILED`; undefined for types that have nothing to do with an API. */
export const callOfResource = (type: string, status: string): string | undefined => {
  const [, action] = /^(CREATE|UPDATE|DELETE)_FAILED$/.exec(status) ?? [];
  const [, service, noun] = /^AWS::(ApiGatewayV2|ApiGateway|EC2|Lambda|WAFv2|Logs)::(\w{1,60})$/.exec(type) ?? [];
  if (!action || !service || !noun) return undefined;
  const verb = `${action.charAt(0)}${action.slice(1).toLowerCase()}`;
  const own = special[`${verb} ${service}::${noun}`];
  return own ?? (service.startsWith('ApiGateway') ? `${verb}${noun}` : undefined);
};

const ofTerraform: Readonly<Record<string, string>> = {
  'rest api': 'RestApi',
  'rest api policy': 'RestApi',
  api: 'Api',
  'vpc endpoint': 'VpcEndpoint',
  'vpc link': 'VpcLink',
  account: 'Account',
};

const pascal = (words: string): string =>
  words
    .split(/\s{1,5}/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`)
    .join('');

const terraformVerbs: Readonly<Record<string, string>> = {
  creating: 'Create',
  updating: 'Update',
  deleting: 'Delete',
  reading: 'Get',
  putting: 'Put',
  modifying: 'Modify',
  setting: 'Put',
};

/** The call behind Terraform's `creating API Gateway Deployment`. */
export const callOfTerraform = (verb: string, subject: string): string | undefined => {
  const noun = subject.replace(/^(?:Amazon |AWS )?(?:API Gateway(?: ?V2)?|EC2) /i, '').trim();
  const name = ofTerraform[noun.toLowerCase()] ?? pascal(noun);
  const call = `${terraformVerbs[verb.toLowerCase()] ?? 'Update'}${name}`;
  if (call === 'UpdateVpcEndpoint') return 'ModifyVpcEndpoint';
  return call === 'CreateAccount' ? 'UpdateAccount' : isManagementCall(call) ? call : undefined;
};
