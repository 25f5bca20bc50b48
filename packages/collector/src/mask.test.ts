import { describe, expect, it } from 'vitest';
import { isSecretName, maskByName, maskIntegrations } from './mask.ts';

describe('isSecretName', () => {
  it.each([
    'dbPassword',
    'CLIENT_SECRET',
    'x-api-key',
    'apiKey',
    'api_key',
    'authToken',
    'Authorization',
    'aws_access_key_id',
  ])('holds for %s', (name) => expect(isSecretName(name)).toBe(true));

  it.each(['alias', 'lambdaFunction', 'vpcLinkId', 'backendUrl', 'key', 'authorizerName', 'stage'])(
    'does not hold for %s',
    (name) => expect(isSecretName(name)).toBe(false),
  );
});

describe('maskByName', () => {
  it('replaces values whose names look secret and nothing else', () => {
    expect(maskByName({ token: 'abc', alias: 'live' })).toEqual({ token: '<masked>', alias: 'live' });
  });

  it('replaces user and password in URLs, whatever their name', () => {
    expect(maskByName({ backend: 'https://svc:hunter2@backend.example.com/a?b=c@d' })).toEqual({
      backend: 'https://<masked>@backend.example.com/a?b=c@d',
    });
    expect(maskByName({ backend: 'https://backend.example.com/@me' })).toEqual({
      backend: 'https://backend.example.com/@me',
    });
  });

  it('leaves what is not there', () => {
    expect(maskByName(undefined)).toBeUndefined();
  });
});

describe('maskIntegrations', () => {
  it('replaces constants under secret-looking names, wherever an integration stands', () => {
    const document = {
      paths: [
        {
          requestParameters: {
            'integration.request.header.x-api-key': "'abc'",
            'integration.request.header.x-team': "'orders'",
            'integration.request.header.Authorization': 'method.request.header.Authorization',
            'overwrite:header.x-api-key': 'abc',
            'append:header.authorization': '$request.header.authorization',
          },
        },
      ],
    };
    expect(maskIntegrations(document)).toEqual({
      paths: [
        {
          requestParameters: {
            'integration.request.header.x-api-key': "'<masked>'",
            'integration.request.header.x-team': "'orders'",
            'integration.request.header.Authorization': 'method.request.header.Authorization',
            'overwrite:header.x-api-key': '<masked>',
            'append:header.authorization': '$request.header.authorization',
          },
        },
      ],
    });
  });

  it('keeps what a method requires, which is no value', () => {
    const method = { requestParameters: { 'method.request.header.Authorization': true } };
    expect(maskIntegrations(method)).toEqual(method);
  });

  it('keeps response headers, which name headers and hold none', () => {
    const method = {
      responseParameters: { 'method.response.header.Access-Control-Allow-Headers': "'Authorization,X-Api-Key'" },
    };
    expect(maskIntegrations(method)).toEqual(method);
  });
});
