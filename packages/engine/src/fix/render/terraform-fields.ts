/** Where the provider's name is not the API's in snake case. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_integration */
const renamed: Readonly<Record<string, string>> = {
  IdentitySource: 'identity_sources',
  StageName: 'name',
  TimeoutInMillis: 'timeout_milliseconds',
};

/** Structures that Terraform writes as blocks; every other object is a map, whose keys are the user's own. */
const blocks: ReadonlySet<string> = new Set([
  'AccessLogSettings',
  'CorsConfiguration',
  'DefaultRouteSettings',
  'JwtConfiguration',
  'TlsConfig',
]);

/** `AuthorizationType` -> `authorization_type`. */
const snakeCase = (name: string): string => name.replace(/(?!^)([A-Z])/g, '_$1').toLowerCase();

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const toFields = (value: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([name, item]) => [snakeCase(name), item]));

/** A field of API Gateway V2 as the attribute, map or block that Terraform has for it. */
export const toTerraformField = (field: string, value: unknown): Record<string, unknown> => {
  const name = renamed[field] ?? snakeCase(field);
  if (!isObject(value)) return { [name]: value };
  if (blocks.has(field)) return { [`${name}{}`]: toFields(value) };
  if (field !== 'RouteSettings') return { [name]: value };
  const settings = Object.entries(value).filter((entry): entry is [string, Record<string, unknown>] =>
    isObject(entry[1]),
  );
  return { [`${name}{}`]: settings.map(([route_key, own]) => ({ route_key, ...toFields(own) })) };
};
