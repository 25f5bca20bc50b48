import { getAccount } from './reads/api-gateway/get-account.ts';
import { getApiKeys } from './reads/api-gateway/get-api-keys.ts';
import { getAuthorizers } from './reads/api-gateway/get-authorizers.ts';
import { getBasePathMappings, getPrivateBasePathMappings } from './reads/api-gateway/get-base-path-mappings.ts';
import { getDeployment } from './reads/api-gateway/get-deployment.ts';
import { getDeployments } from './reads/api-gateway/get-deployments.ts';
import { getDomainNameAccessAssociations } from './reads/api-gateway/get-domain-name-access-associations.ts';
import { getDomainNames } from './reads/api-gateway/get-domain-names.ts';
import { getExport } from './reads/api-gateway/get-export.ts';
import { getGatewayResponses } from './reads/api-gateway/get-gateway-responses.ts';
import { getModels } from './reads/api-gateway/get-models.ts';
import { getRequestValidators } from './reads/api-gateway/get-request-validators.ts';
import { getResources } from './reads/api-gateway/get-resources.ts';
import { getRestApi } from './reads/api-gateway/get-rest-api.ts';
import { getRestApis } from './reads/api-gateway/get-rest-apis.ts';
import { getStages } from './reads/api-gateway/get-stages.ts';
import { getUsagePlanKeys } from './reads/api-gateway/get-usage-plan-keys.ts';
import { getUsagePlans } from './reads/api-gateway/get-usage-plans.ts';
import { getUsage } from './reads/api-gateway/get-usage.ts';
import { getVpcLinks } from './reads/api-gateway/get-vpc-links.ts';
import { exportApi } from './reads/api-gateway-v2/export-api.ts';
import { getApiMappings } from './reads/api-gateway-v2/get-api-mappings.ts';
import { getApi } from './reads/api-gateway-v2/get-api.ts';
import { getApis } from './reads/api-gateway-v2/get-apis.ts';
import { getAuthorizersV2 } from './reads/api-gateway-v2/get-authorizers.ts';
import { getDeploymentsV2 } from './reads/api-gateway-v2/get-deployments.ts';
import { getDomainNamesV2 } from './reads/api-gateway-v2/get-domain-names.ts';
import { getIntegrations } from './reads/api-gateway-v2/get-integrations.ts';
import { getRoutes } from './reads/api-gateway-v2/get-routes.ts';
import { getStagesV2 } from './reads/api-gateway-v2/get-stages.ts';
import { getVpcLinksV2 } from './reads/api-gateway-v2/get-vpc-links.ts';
import { listRoutingRules } from './reads/api-gateway-v2/list-routing-rules.ts';
import { listDistributions } from './reads/cloudfront/list-distributions.ts';
import { getMetricData } from './reads/cloudwatch/get-metric-data.ts';
import { listEventsBetween } from './reads/cloudtrail/list-events-between.ts';
import { lookupEvents } from './reads/cloudtrail/lookup-events.ts';
import { describeNetworkAcls } from './reads/ec2/describe-network-acls.ts';
import { describeNetworkInterfaces } from './reads/ec2/describe-network-interfaces.ts';
import { describeRouteTables } from './reads/ec2/describe-route-tables.ts';
import { describeSecurityGroups } from './reads/ec2/describe-security-groups.ts';
import { describeSubnets } from './reads/ec2/describe-subnets.ts';
import { describeVpcAttribute } from './reads/ec2/describe-vpc-attribute.ts';
import { describeVpcEndpointServices } from './reads/ec2/describe-vpc-endpoint-services.ts';
import { describeVpcEndpoints } from './reads/ec2/describe-vpc-endpoints.ts';
import { describeVpcs } from './reads/ec2/describe-vpcs.ts';
import { getGroupPolicy } from './reads/iam/get-group-policy.ts';
import { getPolicyVersion } from './reads/iam/get-policy-version.ts';
import { getManagedPolicy } from './reads/iam/get-policy.ts';
import { getRolePolicy } from './reads/iam/get-role-policy.ts';
import { getRole } from './reads/iam/get-role.ts';
import { getUserPolicy } from './reads/iam/get-user-policy.ts';
import { listAttachedGroupPolicies } from './reads/iam/list-attached-group-policies.ts';
import { listAttachedRolePolicies } from './reads/iam/list-attached-role-policies.ts';
import { listAttachedUserPolicies } from './reads/iam/list-attached-user-policies.ts';
import { listGroupPolicies } from './reads/iam/list-group-policies.ts';
import { listGroupsForUser } from './reads/iam/list-groups-for-user.ts';
import { listRolePolicies } from './reads/iam/list-role-policies.ts';
import { listUserPolicies } from './reads/iam/list-user-policies.ts';
import { getFunctionConcurrency } from './reads/lambda/get-function-concurrency.ts';
import { getFunctionConfiguration } from './reads/lambda/get-function-configuration.ts';
import { getFunctionPolicy } from './reads/lambda/get-policy.ts';
import { describeListeners } from './reads/load-balancing/describe-listeners.ts';
import { describeLoadBalancers } from './reads/load-balancing/describe-load-balancers.ts';
import { describeTargetGroups } from './reads/load-balancing/describe-target-groups.ts';
import { describeTargetHealth } from './reads/load-balancing/describe-target-health.ts';
import { describeLogGroups } from './reads/logs/describe-log-groups.ts';
import { filterLogEvents } from './reads/logs/filter-log-events.ts';
import { getQueryResults } from './reads/logs/get-query-results.ts';
import { pageLogEvents } from './reads/logs/page-log-events.ts';
import { startQuery } from './reads/logs/start-query.ts';
import { stopQuery } from './reads/logs/stop-query.ts';
import { getHostedZone } from './reads/route-53/get-hosted-zone.ts';
import { listHostedZones } from './reads/route-53/list-hosted-zones.ts';
import { listResourceRecordSets } from './reads/route-53/list-resource-record-sets.ts';
import { getCallerIdentity } from './reads/sts/get-caller-identity.ts';
import { getIpSet } from './reads/waf/get-ip-set.ts';
import { getWebAclForResource } from './reads/waf/get-web-acl-for-resource.ts';
import { getWebAcl } from './reads/waf/get-web-acl.ts';
import type { ReadDeclaration } from './read.ts';

/** Every read that the collector can make. The host role's policy and the hints about permissions come from here. */
export const reads: readonly ReadDeclaration[] = [
  getAccount,
  getApiKeys,
  getAuthorizers,
  getBasePathMappings,
  getPrivateBasePathMappings,
  getDeployment,
  getDeployments,
  getDomainNameAccessAssociations,
  getDomainNames,
  getExport,
  getGatewayResponses,
  getModels,
  getRequestValidators,
  getResources,
  getRestApi,
  getRestApis,
  getStages,
  getUsagePlanKeys,
  getUsagePlans,
  getUsage,
  getVpcLinks,
  exportApi,
  getApiMappings,
  getApi,
  getApis,
  getAuthorizersV2,
  getDeploymentsV2,
  getDomainNamesV2,
  getIntegrations,
  getRoutes,
  getStagesV2,
  getVpcLinksV2,
  listRoutingRules,
  listDistributions,
  listEventsBetween,
  lookupEvents,
  getMetricData,
  describeNetworkAcls,
  describeNetworkInterfaces,
  describeRouteTables,
  describeSecurityGroups,
  describeSubnets,
  describeVpcAttribute,
  describeVpcEndpointServices,
  describeVpcEndpoints,
  describeVpcs,
  getGroupPolicy,
  getPolicyVersion,
  getManagedPolicy,
  getRolePolicy,
  getRole,
  getUserPolicy,
  listAttachedGroupPolicies,
  listAttachedRolePolicies,
  listAttachedUserPolicies,
  listGroupPolicies,
  listGroupsForUser,
  listRolePolicies,
  listUserPolicies,
  getFunctionConcurrency,
  getFunctionConfiguration,
  getFunctionPolicy,
  describeListeners,
  describeLoadBalancers,
  describeTargetGroups,
  describeTargetHealth,
  describeLogGroups,
  filterLogEvents,
  getQueryResults,
  pageLogEvents,
  startQuery,
  stopQuery,
  getHostedZone,
  listHostedZones,
  listResourceRecordSets,
  getCallerIdentity,
  getIpSet,
  getWebAclForResource,
  getWebAcl,
];
