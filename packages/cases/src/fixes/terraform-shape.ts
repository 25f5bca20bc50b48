/**
 * Attributes and blocks of the Terraform AWS provider's resources, as its documentation has them, for the resources that
 * fixes are written for: `name` is an attribute or map, `name{…}` a block with its own attributes.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
const documented: Readonly<Record<string, string>> = {
  aws_api_gateway_account: 'cloudwatch_role_arn',
  aws_api_gateway_api_key: 'name customer_id description enabled value',
  aws_api_gateway_authorizer:
    'name rest_api_id authorizer_uri identity_source type authorizer_credentials authorizer_result_ttl_in_seconds identity_validation_expression provider_arns',
  aws_api_gateway_base_path_mapping: 'domain_name api_id stage_name base_path domain_name_id',
  aws_api_gateway_deployment: 'rest_api_id description triggers variables lifecycle{create_before_destroy}',
  aws_api_gateway_domain_name:
    'domain_name policy security_policy certificate_arn regional_certificate_arn endpoint_access_mode endpoint_configuration{types,ip_address_type}',
  aws_api_gateway_domain_name_access_association:
    'domain_name_arn access_association_source access_association_source_type',
  aws_api_gateway_gateway_response: 'rest_api_id response_type status_code response_templates response_parameters',
  aws_api_gateway_integration:
    'rest_api_id resource_id http_method integration_http_method type connection_type connection_id uri credentials request_templates request_parameters passthrough_behavior cache_key_parameters cache_namespace content_handling timeout_milliseconds',
  aws_api_gateway_integration_response:
    'rest_api_id resource_id http_method status_code selection_pattern response_templates response_parameters content_handling',
  aws_api_gateway_method:
    'rest_api_id resource_id http_method authorization authorizer_id authorization_scopes api_key_required operation_name request_models request_validator_id request_parameters',
  aws_api_gateway_method_response:
    'rest_api_id resource_id http_method status_code response_models response_parameters',
  aws_api_gateway_method_settings:
    'rest_api_id stage_name method_path settings{metrics_enabled,logging_level,data_trace_enabled,throttling_burst_limit,throttling_rate_limit,caching_enabled,cache_ttl_in_seconds,cache_data_encrypted,require_authorization_for_cache_control,unauthorized_cache_control_header_strategy}',
  aws_api_gateway_rest_api:
    'name api_key_source binary_media_types body description disable_execute_api_endpoint endpoint_access_mode fail_on_warnings minimum_compression_size parameters policy put_rest_api_mode security_policy endpoint_configuration{types,vpc_endpoint_ids,ip_address_type}',
  aws_api_gateway_rest_api_policy: 'rest_api_id policy',
  aws_api_gateway_stage:
    'rest_api_id stage_name deployment_id cache_cluster_enabled cache_cluster_size client_certificate_id description documentation_version variables xray_tracing_enabled access_log_settings{destination_arn,format}',
  aws_api_gateway_usage_plan:
    'name description product_code api_stages{api_id,stage,throttle} quota_settings{limit,offset,period} throttle_settings{burst_limit,rate_limit}',
  aws_api_gateway_usage_plan_key: 'key_id key_type usage_plan_id',
  aws_apigatewayv2_api:
    'name protocol_type api_key_selection_expression disable_execute_api_endpoint route_selection_expression cors_configuration{allow_credentials,allow_headers,allow_methods,allow_origins,expose_headers,max_age}',
  aws_apigatewayv2_api_mapping: 'api_id domain_name stage api_mapping_key',
  aws_apigatewayv2_authorizer:
    'api_id authorizer_type name authorizer_credentials_arn authorizer_payload_format_version authorizer_result_ttl_in_seconds authorizer_uri enable_simple_responses identity_sources jwt_configuration{audience,issuer}',
  aws_apigatewayv2_deployment: 'api_id description triggers lifecycle{create_before_destroy}',
  aws_apigatewayv2_integration:
    'api_id connection_id connection_type content_handling_strategy credentials_arn description integration_method integration_subtype integration_type integration_uri passthrough_behavior payload_format_version request_parameters request_templates template_selection_expression timeout_milliseconds',
  aws_apigatewayv2_route:
    'api_id route_key api_key_required authorization_scopes authorization_type authorizer_id model_selection_expression operation_name request_models route_response_selection_expression target',
  aws_apigatewayv2_stage:
    'api_id name auto_deploy client_certificate_id deployment_id description stage_variables access_log_settings{destination_arn,format} default_route_settings{data_trace_enabled,detailed_metrics_enabled,logging_level,throttling_burst_limit,throttling_rate_limit} route_settings{route_key,data_trace_enabled,detailed_metrics_enabled,logging_level,throttling_burst_limit,throttling_rate_limit}',
  aws_iam_role_policy: 'name name_prefix policy role',
  aws_lambda_function: 'function_name timeout memory_size reserved_concurrent_executions',
  aws_lambda_permission:
    'statement_id statement_id_prefix action function_name principal source_arn source_account qualifier',
  aws_vpc: 'cidr_block enable_dns_hostnames enable_dns_support',
  aws_vpc_endpoint:
    'vpc_id service_name vpc_endpoint_type private_dns_enabled subnet_ids security_group_ids policy ip_address_type',
  aws_vpc_security_group_egress_rule:
    'security_group_id ip_protocol from_port to_port cidr_ipv4 cidr_ipv6 prefix_list_id referenced_security_group_id',
  aws_vpc_security_group_ingress_rule:
    'security_group_id ip_protocol from_port to_port cidr_ipv4 cidr_ipv6 prefix_list_id referenced_security_group_id',
  aws_wafv2_ip_set: 'name scope ip_address_version addresses description',
};

const fieldsOf = (type: string): ReadonlyMap<string, ReadonlySet<string> | undefined> | undefined => {
  const text = documented[type];
  if (text === undefined) return undefined;
  return new Map(
    text.split(' ').map((field) => {
      const [name = '', inner] = field.replace('}', '').split('{');
      return [name, inner === undefined ? undefined : new Set(inner.split(','))];
    }),
  );
};

const namesIn = (value: unknown): string[] =>
  [value].flat().flatMap((block) => (typeof block === 'object' && block !== null ? Object.keys(block) : []));

/** What is wrong with a fragment against the provider's documentation; `()` marks a JSON document, `{}` a block. */
export const checkTerraform = (type: string, attributes: Readonly<Record<string, unknown>>): string[] => {
  const fields = fieldsOf(type);
  if (!fields) return [`${type} is no resource that is known`];
  return Object.entries(attributes).flatMap(([key, value]) => {
    const name = key.replace(/\(\)$|\{\}$/, '');
    if (!fields.has(name)) return [`${type}.${name} is no argument`];
    const inner = fields.get(name);
    if ((inner !== undefined) !== key.endsWith('{}')) return [`${type}.${name} is ${inner ? 'a block' : 'no block'}`];
    return namesIn(inner ? value : undefined).flatMap((own) =>
      inner?.has(own.replace('{}', '')) ? [] : [`${type}.${name}.${own} is no argument`],
    );
  });
};
