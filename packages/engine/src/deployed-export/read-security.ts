import type { Authorizer, Method } from '@gatescope/shared';
import type { Json } from './json.ts';
import { defined, listOf, objectOf, textOf, textsOf } from './json.ts';

const schemesOf = (document: Json): Json => ({
  ...objectOf(document['securityDefinitions']),
  ...objectOf(objectOf(document['components'])['securitySchemes']),
});

const isApiKey = (scheme: Json): boolean =>
  scheme['x-amazon-apigateway-authorizer'] === undefined &&
  scheme['x-amazon-apigateway-authtype'] === undefined &&
  textOf(scheme['type'])?.toLowerCase() === 'apikey' &&
  textOf(scheme['name'])?.toLowerCase() === 'x-api-key';

const authorizationTypeOf = (scheme: Json): string => {
  if (textOf(scheme['x-amazon-apigateway-authtype'])?.toLowerCase() === 'awssigv4') return 'AWS_IAM';
  const type = textOf(objectOf(scheme['x-amazon-apigateway-authorizer'])['type'])?.toLowerCase();
  return type === 'cognito_user_pools' ? 'COGNITO_USER_POOLS' : 'CUSTOM';
};

/** The authorization of one operation. `authorizerId` is the security scheme's name: an export holds no ids. */
export const readSecurity = (
  document: Json,
  operation: Json,
): Pick<Method, 'authorizationType' | 'authorizerId' | 'authorizationScopes' | 'apiKeyRequired'> => {
  const schemes = schemesOf(document);
  const security = listOf(operation['security'] ?? document['security']).flatMap((item) =>
    Object.entries(objectOf(item)),
  );
  const apiKeyRequired = security.some(([name]) => isApiKey(objectOf(schemes[name])));
  const other = security.find(([name]) => !isApiKey(objectOf(schemes[name])));
  if (!other) {
    const own = textOf(objectOf(operation['x-amazon-apigateway-auth'])['type']);
    return { authorizationType: own?.toUpperCase() ?? 'NONE', apiKeyRequired };
  }
  const [name, scopes] = other;
  const authorizationType = authorizationTypeOf(objectOf(schemes[name]));
  return {
    authorizationType,
    apiKeyRequired,
    ...(authorizationType === 'AWS_IAM' ? {} : { authorizerId: name }),
    ...(textsOf(scopes).length > 0 ? { authorizationScopes: textsOf(scopes) } : {}),
  };
};

const authorizerTypes: Readonly<Record<string, string>> = {
  token: 'TOKEN',
  request: 'REQUEST',
  cognito_user_pools: 'COGNITO_USER_POOLS',
};

const headerSource = (scheme: Json): string | undefined => {
  const name = textOf(scheme['name']);
  return name && name.toLowerCase() !== 'unused' ? `method.request.header.${name}` : undefined;
};

/** The exported authorizers in the shape of GetAuthorizers; `id` is the security scheme's name. */
export const readAuthorizers = (document: Json): Authorizer[] =>
  Object.entries(schemesOf(document)).flatMap(([name, value]) => {
    const scheme = objectOf(value);
    if (scheme['x-amazon-apigateway-authorizer'] === undefined) return [];
    const source = objectOf(scheme['x-amazon-apigateway-authorizer']);
    const ttl = source['authorizerResultTtlInSeconds'];
    return [
      {
        id: name,
        ...defined({
          name,
          type: authorizerTypes[textOf(source['type'])?.toLowerCase() ?? ''],
          authType: textOf(scheme['x-amazon-apigateway-authtype']),
          providerARNs: 'providerARNs' in source ? textsOf(source['providerARNs']) : undefined,
          authorizerUri: textOf(source['authorizerUri']),
          authorizerCredentials: textOf(source['authorizerCredentials']),
          identitySource: textOf(source['identitySource']) ?? headerSource(scheme),
          identityValidationExpression: textOf(source['identityValidationExpression']),
          authorizerResultTtlInSeconds: typeof ttl === 'number' ? ttl : undefined,
        }),
      },
    ];
  });
