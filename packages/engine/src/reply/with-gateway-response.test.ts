import { describe, expect, it } from 'vitest';
import { publicRequest, restAccount } from '../testing/build-account.ts';
import { inputOf } from '../testing/example.ts';
import { makeWorld } from '../world.ts';
import { makeFactReader } from '../fact-reader.ts';
import { accessDenied, invalidApiKey, unauthorized } from './replies.ts';
import { shapeReplies, withGatewayResponse } from './with-gateway-response.ts';

const standard = '{"message":$context.error.messageString}';

describe('a predicted reply', () => {
  it('keeps its words with the standard template', () => {
    expect(
      withGatewayResponse(unauthorized, [
        { responseType: 'UNAUTHORIZED', statusCode: '401', responseTemplates: { 'application/json': standard } },
      ]),
    ).toEqual(unauthorized);
  });
  it('takes the status and the fixed text of its own type', () => {
    const custom = {
      responseType: 'UNAUTHORIZED',
      statusCode: '403',
      responseTemplates: { 'application/json': '{"message":"log in first"}' },
    };
    expect(withGatewayResponse(unauthorized, [custom])).toMatchObject({
      status: 403,
      message: 'log in first',
      errorType: 'UnauthorizedException',
    });
  });
  it('falls back on the 4XX default', () => {
    const custom = {
      responseType: 'DEFAULT_4XX',
      statusCode: '404',
      responseTemplates: { 'application/json': '{"error":{"code":"no"}}' },
    };
    const shaped = withGatewayResponse(invalidApiKey, [custom]);
    expect(shaped.status).toBe(404);
    expect(shaped.message).toBeUndefined();
  });
  it('prefers its own type to the default', () => {
    const responses = [
      { responseType: 'DEFAULT_4XX', statusCode: '404' },
      { responseType: 'INVALID_API_KEY', statusCode: '401' },
    ];
    expect(withGatewayResponse(invalidApiKey, responses).status).toBe(401);
  });
  it('does not mind what AWS lists as its own default', () => {
    expect(
      withGatewayResponse(unauthorized, [{ responseType: 'UNAUTHORIZED', defaultResponse: true, statusCode: '500' }]),
    ).toEqual(unauthorized);
  });
  it('keeps the message beside other fields', () => {
    const custom = {
      responseType: 'ACCESS_DENIED',
      responseTemplates: {
        'application/json':
          '{"message": $context.error.messageString, "type": "$context.error.responseType", "resource": "$context.path"}',
      },
    };
    expect(withGatewayResponse(accessDenied('User: anonymous'), [custom]).messageStart).toBe('User: anonymous');
  });
  it('gets the literal headers', () => {
    const custom = {
      responseType: 'DEFAULT_4XX',
      responseParameters: {
        'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
        'gatewayresponse.header.X-Path': 'method.request.path.x',
      },
    };
    expect(withGatewayResponse(unauthorized, [custom]).headers).toEqual({ 'access-control-allow-origin': ['*'] });
  });
  it('is not shaped by a template that is no JSON', () => {
    expect(
      withGatewayResponse(unauthorized, [{ responseType: 'UNAUTHORIZED', responseTemplates: { 'text/plain': 'no' } }])
        .message,
    ).toBeUndefined();
  });
});

describe('shapeReplies', () => {
  it('keeps the standard wording behind a saved customisation', () => {
    const account = restAccount({ parts: { gatewayResponses: [{ responseType: 'UNAUTHORIZED', statusCode: '403' }] } });
    const world = makeWorld(inputOf({ account, request: publicRequest() }));
    expect(
      shapeReplies({ world, facts: makeFactReader(world.snapshot), journey: {} }, [unauthorized]).map(
        ({ status }) => status,
      ),
    ).toEqual([403, 401]);
  });
});
