import { describe, expect, it } from 'vitest';
import { readBackend } from './backend.ts';

const lambda = (arn: string, region = 'eu-west-1', partition = 'aws'): string =>
  `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;

describe('readBackend', () => {
  it('reads a function with its alias', () => {
    expect(readBackend('AWS_PROXY', lambda('arn:aws:lambda:eu-west-1:123456789012:function:orders:live'))).toEqual({
      kind: 'lambda',
      functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:orders:live',
      unqualifiedArn: 'arn:aws:lambda:eu-west-1:123456789012:function:orders',
      functionName: 'orders',
      qualifier: 'live',
      accountId: '123456789012',
    });
  });

  it.each([
    ['another partition', lambda('arn:aws-cn:lambda:cn-north-1:123456789012:function:orders', 'cn-north-1', 'aws-cn')],
    [
      'response streaming',
      'arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/arn:aws:lambda:eu-west-1:123456789012:function:orders/response-streaming-invocations',
    ],
    [
      'a doubled slash, as some tools write it',
      'arn:aws:apigateway:eu-west-1:lambda:path//2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:orders/invocations',
    ],
  ])('reads a function in %s', (_, uri) => {
    expect(readBackend('AWS', uri)).toMatchObject({ kind: 'lambda', functionName: 'orders' });
  });

  it.each([
    ['an alias that is left empty', lambda('arn:aws:lambda:eu-west-1:123456789012:function:orders:')],
    ['a name that is left empty', lambda('arn:aws:lambda:eu-west-1:123456789012:function:')],
    ['a bare ARN', 'arn:aws:lambda:eu-west-1:123456789012:function:orders'],
  ])('takes %s for malformed', (_, uri) => {
    expect(readBackend('AWS_PROXY', uri)).toEqual({ kind: 'malformed' });
  });

  it('reads actions and paths of other services', () => {
    expect(readBackend('AWS', 'arn:aws:apigateway:eu-west-1:dynamodb:action/GetItem')).toMatchObject({
      kind: 'aws',
      service: 'dynamodb',
      action: 'GetItem',
    });
    expect(readBackend('AWS', 'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/orders')).toMatchObject({
      kind: 'aws',
      service: 'sqs',
      path: '123456789012/orders',
    });
    expect(readBackend('AWS', 'arn:aws:apigateway:eu-west-1:bucket.s3:path/key')).toMatchObject({
      kind: 'aws',
      service: 's3',
    });
  });

  it('reads scheme, host and port of an address', () => {
    expect(readBackend('HTTP_PROXY', 'https://orders.example.com:8443/{proxy}')).toMatchObject({
      kind: 'http',
      scheme: 'https',
      host: 'orders.example.com',
      port: 8443,
    });
    expect(readBackend('HTTP', 'http://orders.example.com')).toMatchObject({ port: 80, path: '/' });
  });

  it.each(['orders.example.com/x', 'ftp://orders.example.com', 'https:///x', 'https://or ders.example.com'])(
    'takes %s for malformed',
    (uri) => {
      expect(readBackend('HTTP_PROXY', uri)).toEqual({ kind: 'malformed' });
    },
  );

  it('knows nothing of a host that the request chooses', () => {
    expect(readBackend('HTTP_PROXY', 'https://{tenant}.example.com/x')).toEqual({ kind: 'unknown' });
  });
});
