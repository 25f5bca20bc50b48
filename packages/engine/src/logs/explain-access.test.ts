import { describe, expect, it } from 'vitest';
import { compileFormat } from './compile-format.ts';
import { explainAccess } from './explain-access.ts';
import { findAccessLines } from './find-access-lines.ts';
import { suggestFormat } from './suggest-format.ts';

describe('an explained access-log line', () => {
  it.each([
    [{ 'error.responseType': 'WAF_FILTERED' }, 'waf'],
    [{ 'error.responseType': 'INVALID_API_KEY' }, 'api-key'],
    [{ 'error.responseType': 'THROTTLED' }, 'throttle'],
    [{ 'authorize.status': '403' }, 'authorization'],
    [{ 'authorize.error': 'The client is not authorized to perform this operation.' }, 'authorization'],
    [{ 'authenticate.status': '403' }, 'authentication'],
    [{ 'authorizer.integrationStatus': '500' }, 'authentication'],
    [{ 'waf.status': '403' }, 'waf'],
    [{ wafResponseCode: 'WAF_BLOCK' }, 'waf'],
    [{ 'integration.error': 'Network error communicating with endpoint' }, 'integration'],
    [{ integrationStatus: '502' }, 'integration'],
    [{ 'identity.vpceId': 'vpce-1' }, 'network'],
  ])('%j speaks of %s', (record, gate) => {
    expect(explainAccess(record)[0]?.gate).toBe(gate);
  });

  it('takes a phase that passed for no failure', () => {
    expect(explainAccess({ 'authorize.status': '200', 'waf.status': '200', wafResponseCode: 'WAF_ALLOW' })).toEqual([]);
  });

  it('tells that the backend was reached', () => {
    expect(explainAccess({ status: '403', 'integration.integrationStatus': '403' })[0]?.meaning).toBe(
      'The backend was reached and answered 403 itself.',
    );
  });

  it('says nothing of a response type that it does not know', () => {
    expect(explainAccess({ 'error.responseType': 'SOMETHING_NEW' })[0]?.gate).toBeUndefined();
  });
});

describe('a search in access-log lines', () => {
  const lines = [
    {
      record: {
        requestId: 'AAAA-1',
        status: '403',
        path: '/prod/orders/7',
        stage: 'prod',
        'identity.sourceIp': '10.0.0.1',
      },
    },
    {
      record: {
        requestId: 'bbbb-2',
        extendedRequestId: 'JK=',
        status: '200',
        resourcePath: '/orders/{id}',
        'identity.apiKeyId': 'k1',
      },
    },
    { record: { requestId: 'cccc-3', status: '404', resourcePath: '/files/{proxy+}' } },
  ];
  it.each([
    ['its id', { requestId: 'aaaa-1' }, [0]],
    ['its extended id, under either name', { requestId: 'JK=' }, [1]],
    ['its extended id', { extendedRequestId: 'JK=' }, [1]],
    ['its status', { status: '403' }, [0]],
    ['a class of status', { status: '4xx' }, [0, 2]],
    ['the path below the stage', { path: '/orders/7' }, [0, 1]],
    ['the path with the stage', { path: '/prod/orders/7' }, [0]],
    ['a path of a greedy resource', { path: '/files/a/b' }, [2]],
    ['its source', { source: '10.0.0.1' }, [0]],
    ['its key', { apiKeyId: 'k1' }, [1]],
    ['two things at once', { status: '403', path: '/orders/8' }, []],
    ['nothing', {}, [0, 1, 2]],
  ])('finds a line by %s', (_what, query, found) => {
    expect(findAccessLines(lines, query).map((line) => lines.indexOf(line))).toEqual(found);
  });
});

describe('a suggested format', () => {
  it.each([
    ['json', '{"requestId":"$context.requestId","code":$context.status}'],
    ['json', '{}'],
    ['xml', '<r id="$context.requestId"><s>$context.status</s></r>'],
    ['csv', '$context.requestId,$context.status'],
    ['csv', '"$context.requestId","$context.status"'],
    ['text', '$context.requestId $context.status'],
  ])('keeps the style of %s and adds what is missing: %s', (kind, format) => {
    const { format: better, missing, diff, leftOut } = suggestFormat(format);
    const compiled = compileFormat(better);
    expect(compiled.kind).toBe(kind);
    expect(compiled.variables).toEqual(expect.arrayContaining(missing.map(({ name }) => name)));
    expect(missing.map(({ name }) => name)).toContain('error.responseType');
    expect(missing.map(({ name }) => name)).not.toContain(format === '{}' ? '' : 'status');
    expect(diff).toEqual([`-${format}`, `+${better}`]);
    expect(leftOut).toEqual([]);
    expect(suggestFormat(better)).toMatchObject({ missing: [], diff: [] });
  });

  it('stays JSON that can be parsed', () => {
    const { format } = suggestFormat('{"requestId":"$context.requestId"}');
    expect(Object.keys(JSON.parse(format))).toContain('errorResponseType');
  });

  it('makes one where there is none', () => {
    expect(compileFormat(suggestFormat(undefined).format).kind).toBe('json');
  });

  it('takes a message in either form', () => {
    const { missing } = suggestFormat('$context.requestId $context.error.messageString $context.requestTimeEpoch');
    const names = missing.map(({ name }) => name);
    expect(names).not.toContain('error.message');
    expect(names).not.toContain('requestTime');
  });

  it('keeps to the 3 KB that AWS takes, the most telling first', () => {
    const { format, leftOut } = suggestFormat(`$context.requestId ${'x'.repeat(2900)}`);
    expect(format.length).toBeLessThanOrEqual(3072);
    expect(leftOut.length).toBeGreaterThan(0);
    expect(leftOut).not.toContain('extendedRequestId');
  });
});
