import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { httpAccount, httpRequest, lambdaIntegration } from '../../testing/build-http-account.ts';
import { inputOf } from '../../testing/example.ts';

const functionUri =
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:orders/invocations';

const ofRest = (body: object, selectionPattern?: string, status = 200) =>
  diagnose(
    inputOf({
      account: restAccount({
        resources: {
          '/orders': {
            GET: proxyMethod('GET', {
              methodIntegration: {
                type: 'AWS',
                httpMethod: 'POST',
                uri: functionUri,
                integrationResponses: {
                  200: { statusCode: '200' },
                  ...(selectionPattern ? { 400: { statusCode: '400', selectionPattern } } : {}),
                },
              },
              methodResponses: { 200: { statusCode: '200' }, 400: { statusCode: '400' } },
            }),
          },
        },
      }),
      request: publicRequest(),
      symptom: { kind: 'wrong-content', status, body: JSON.stringify(body) },
    }),
  ).findings;

const ofHttp = (body: object, PayloadFormatVersion = '2.0') =>
  diagnose(
    inputOf({
      account: httpAccount({ integrations: [lambdaIntegration({ PayloadFormatVersion })] }),
      request: httpRequest(),
      symptom: { kind: 'wrong-content', status: 200, body: JSON.stringify(body) },
    }),
  ).findings.map(({ id }) => id);

const failed = { errorMessage: '[BadRequest] no name\n\tat Orders.java:31', errorType: 'RuntimeException' };

describe('an answer of a function that is handed on whole', () => {
  it('is an error that no pattern matches', () => {
    const [finding] = ofRest(failed, String.raw`\[BadRequest\].*`);
    expect(finding).toMatchObject({ id: 'integration-mapping-fails', fixes: [{ id: 'map-errors' }] });
    expect(finding?.explanation).toContain('line break');
    expect(ofRest(failed)[0]?.id).toBe('integration-mapping-fails');
  });

  it('is no such error where a pattern matches', () => {
    expect(ofRest(failed, String.raw`\[BadRequest\](\n|.)*`).map(({ id }) => id)).not.toContain(
      'integration-mapping-fails',
    );
  });

  it('is an envelope that a non-proxy integration does not read', () => {
    const [finding] = ofRest({ statusCode: 404, body: '{}' });
    expect(finding?.id).toBe('integration-mapping-fails');
    expect(finding?.summary).toContain('statusCode 404');
    expect(ofRest({ statusCode: 200, body: '{}' }).map(({ id }) => id)).not.toContain('integration-mapping-fails');
  });

  it('is an envelope without statusCode in format 2.0', () => {
    expect(ofHttp({ status: 404, headers: {}, body: '<h1>No such page</h1>' })).toEqual([
      'integration-malformed-response',
    ]);
    expect(ofHttp({ isBase64Encoded: false, body: '' })).toEqual(['integration-malformed-response']);
  });

  it.each([
    ['a resource with a body of its own', { id: 7, status: 'sent', body: 'Hello' }],
    ['a body with words as status', { status: 'ok', body: 'Hello' }],
  ])('is not %s', (_, body) => {
    expect(ofHttp(body)).not.toContain('integration-malformed-response');
  });
});
