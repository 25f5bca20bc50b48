/** Texts that only a management call answers, with the call that does, where only one can be meant. */
const messages: readonly (readonly [RegExp, string | undefined])[] = [
  [/CloudWatch Logs role ARN must be set in account settings to enable logging/i, 'UpdateStage'],
  [/Insufficient permissions to enable logging/i, 'UpdateStage'],
  [/The role ARN does not have required permissions (?:set to|configured)/i, 'UpdateAccount'],
  [/Private REST API doesn'?t have a resource policy attached to it/i, 'CreateDeployment'],
  [/Invalid authorizer ID specified/i, 'PutMethod'],
  [/Invalid request identity source expression|Invalid Authorizer URI/i, 'CreateAuthorizer'],
  [/Cross-account pass role is not allowed|Role arn must be specified for AWS integrations/i, 'PutIntegration'],
  [/Invalid API Stage \{api|API Stage not found: /i, 'CreateUsagePlan'],
  [/cannot reference multiple Usage Plans with the same API Stage/i, 'CreateUsagePlanKey'],
  [/Missing ownershipVerificationCertificate/i, 'UpdateDomainName'],
  [/No integration defined for method/i, 'CreateDeployment'],
  [/The REST API doesn'?t contain any methods/i, 'CreateDeployment'],
  [/At least one route is required before deploying/i, 'CreateDeployment'],
  [/Active stages pointing to this deployment must be moved or deleted/i, 'DeleteDeployment'],
  [/Invalid policy document\. Please check the policy syntax/i, 'UpdateRestApi'],
  [/Invalid stage identifier specified/i, undefined],
  [/Stage already exists/i, 'CreateStage'],
  [/Only dualstack ipAddressType is supported for Private APIs/i, undefined],
  [/private-dns-enabled cannot be set because there is already a conflicting DNS domain/i, 'CreateVpcEndpoint'],
  [/Enabling private DNS requires both enableDnsSupport and enableDnsHostnames/i, 'CreateVpcEndpoint'],
  [/does not support the availability zone of the subnet/i, 'CreateVpcEndpoint'],
  [/Found another VPC endpoint subnet in the availability zone/i, undefined],
  [/(?:The specified subnet does not have enough free addresses|InsufficientFreeAddressesInSubnet)/i, undefined],
  [/The Vpc Endpoint Service '[^']{1,100}' does not exist/i, 'CreateVpcEndpoint'],
  [/Base path already exists for this domain name/i, 'CreateBasePathMapping'],
  [/The domain name you provided already exists|The domain name to be created already exists/i, 'CreateDomainName'],
  [
    /The certificate provided must be owned by the account creating the domain|The provided certificate does not exist|Certificate .{1,200} in account .{1,20} not yet issued/i,
    'CreateDomainName',
  ],
  [
    /Cannot create or update (?:the )?base path mapping|Invalid REST API identifier specified|Invalid API identifier specified/i,
    undefined,
  ],
  [
    /Cannot update endpoint from .{1,30} to .{1,30}|VPCEndpoints? can only be specified with PRIVATE|VPC endpoint(?: id)?s? .{1,200} (?:is|are) not (?:valid|found|available)/i,
    'UpdateRestApi',
  ],
];

/** A message that a management call answered. */
export interface ManagementMessage {
  readonly text: string;
  readonly call?: string;
}

/** Finds a text that only a management call answers; undefined when there is none. */
export const findManagementMessage = (text: string): ManagementMessage | undefined => {
  for (const [pattern, call] of messages) {
    const match = pattern.exec(text);
    if (match) return { text: match[0], ...(call ? { call } : {}) };
  }
  return undefined;
};
