import { describe, expect, it } from 'vitest';
import { ids } from '../../../testing/build-account.ts';
import { httpAccount } from '../../../testing/build-http-account.ts';
import { snapshotOf } from '../../../testing/snapshot-of.ts';
import { httpSettingChanges } from './http-settings.ts';

const render = (
  pattern: string,
  operation: Parameters<(typeof httpSettingChanges)[number]['render']>[0],
  tokens: string[],
) =>
  httpSettingChanges.find((change) => change.pattern === pattern)?.render(operation, tokens, snapshotOf(httpAccount()));

describe('settings of HTTP APIs as commands', () => {
  it('turn the default endpoint on', () => {
    const path = '/api/api/value/DisableExecuteApiEndpoint';
    const rendered = render(path, { op: 'set', path, value: false }, [
      'api',
      'api',
      'value',
      'DisableExecuteApiEndpoint',
    ]);
    expect(rendered?.calls).toEqual([
      {
        service: 'apigatewayv2',
        operation: 'UpdateApi',
        input: { ApiId: ids.apiId, DisableExecuteApiEndpoint: false },
      },
    ]);
    expect(rendered?.terraform?.[0]?.attributes).toMatchObject({ protocol_type: 'HTTP' });
  });

  it('add an API mapping, without a key for the empty path', () => {
    const path = '/account/apiMappings/api.example.com/value';
    const tokens = ['account', 'apiMappings', 'api.example.com', 'value'];
    const mapping = { ApiId: ids.apiId, ApiMappingKey: '', Stage: '$default' };
    const rendered = render('/account/apiMappings/*/value', { op: 'append', path, value: mapping }, tokens);
    expect(rendered?.calls[0]?.input).toEqual({
      DomainName: 'api.example.com',
      ApiId: ids.apiId,
      Stage: '$default',
    });
    const keyed = render(
      '/account/apiMappings/*/value',
      { op: 'append', path, value: { ...mapping, ApiMappingKey: 'v1' } },
      tokens,
    );
    expect(keyed?.calls[0]?.input).toMatchObject({ ApiMappingKey: 'v1' });
  });

  it('leave other edits to others', () => {
    expect(
      render('/account/apiMappings/*/value', { op: 'remove', path: '/account/apiMappings/x/value' }, []),
    ).toBeUndefined();
  });
});
