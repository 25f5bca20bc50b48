import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';

const role = 'arn:aws:iam::123456789012:role/queue';
const denied =
  '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Access to the resource is denied.</Message></Error></ErrorResponse>';

const found = (contentType: string, body: string, passthroughBehavior = 'WHEN_NO_MATCH') =>
  diagnose(
    inputOf({
      account: restAccount({
        resources: {
          '/orders': {
            POST: proxyMethod('POST', {
              methodIntegration: {
                type: 'AWS',
                httpMethod: 'POST',
                uri: 'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/orders',
                credentials: role,
                passthroughBehavior,
                requestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$input.body' },
                integrationResponses: { 200: { statusCode: '200' } },
              },
              methodResponses: { 200: { statusCode: '200' } },
            }),
          },
        },
      }),
      request: publicRequest({ method: 'POST', headers: { 'Content-Type': contentType }, body: 'a=1' }),
      symptom: { kind: 'wrong-content', status: 200, body },
    }),
  ).findings;

describe('a service that refuses what no template has taken', () => {
  it('denies access to what nobody asked it for', () => {
    const [finding] = found('application/x-www-form-urlencoded', denied);
    expect(finding).toMatchObject({ id: 'integration-mapping-fails', fixes: [{ id: 'take-type' }] });
    expect(finding?.explanation).toContain('none for application/x-www-form-urlencoded');
  });

  it('denies access for want of a permission where a template takes the type', () => {
    expect(found('application/json; charset=utf-8', denied)[0]?.id).toBe('integration-permission');
  });

  it('misses a parameter that was not sent as a form', () => {
    const body =
      '{"Error":{"Code":"InvalidParameter","Message":"Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter"}}';
    expect(found('application/json', body)[0]?.id).toBe('integration-mapping-fails');
  });

  it('says so where it is the role that it refuses', () => {
    const body =
      '{"Error":{"Code":"AccessDenied","Message":"User: arn:aws:sts::123456789012:assumed-role/queue/BackplaneAssumeRoleSession is not authorized to perform: sqs:SendMessage"}}';
    expect(found('text/plain', body)[0]?.id).toBe('integration-permission');
  });
});
