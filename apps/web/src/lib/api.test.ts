import {
  formatEvent,
  getApiContract,
  getReportMarkdownContract,
  listApisContract,
  probeContract,
} from '@gatescope/shared';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from './api-error.ts';
import { callApi } from './api.ts';
import { streamApi } from './stream-api.ts';

const answer = (status: number, body: unknown): void => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })),
  );
};

const failureOf = async (call: Promise<unknown>): Promise<ApiError> => {
  const error = await call.catch((caught: unknown) => caught);
  if (!(error instanceof ApiError)) throw new Error('The call did not fail as an ApiError');
  return error;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

it('takes a 401 in words that are not its own for the end of the session', async () => {
  answer(401, '<html>Authorization Required</html>');
  const error = await failureOf(callApi(listApisContract, {}));
  expect(error.code).toBe('unauthenticated');
});

describe('a call that answers as it goes', () => {
  const variant = { kind: 'variant', form: 'default-host', title: 'Default host', url: 'https://a.example/' };
  const call = { body: { target: { region: 'eu-west-1', apiId: 'a1b2c3d4e5' } } };

  it('hands on each event until the last', async () => {
    answer(
      200,
      formatEvent('item', variant) + formatEvent('item', { ...variant, form: 'alias-host' }) + formatEvent('end', {}),
    );
    const forms: string[] = [];
    await streamApi(probeContract, call, (event) => {
      if (event.kind === 'variant') forms.push(event.form);
    });
    expect(forms).toEqual(['default-host', 'alias-host']);
  });

  it('fails with the problem that the stream tells', async () => {
    const problem = {
      type: 'x',
      title: 'x',
      status: 404,
      code: 'api-not-found',
      detail: 'There is none',
      remedy: 'Look',
    };
    answer(200, formatEvent('problem', problem));
    const error = await failureOf(streamApi(probeContract, call, () => undefined));
    expect(error.code).toBe('api-not-found');
  });

  it('fails when the stream ends early', async () => {
    answer(200, formatEvent('item', variant));
    const error = await failureOf(streamApi(probeContract, call, () => undefined));
    expect(error.failure.kind).toBe('no-answer');
  });
});

describe('a call by contract', () => {
  it('brings what the contract promises', async () => {
    answer(200, { apis: [], problems: [], readAt: 'x' });
    expect(await callApi(listApisContract, {})).toEqual({ apis: [], problems: [], readAt: 'x' });
  });

  it('writes parameters and query into the address', async () => {
    answer(404, {});
    const params = { accountId: '111122223333', region: 'eu-west-1', apiId: 'a1' };
    await failureOf(callApi(getApiContract, { params, query: { fresh: 'true' } }));
    expect(vi.mocked(fetch).mock.calls[0]?.[0]).toBe('/api/apis/111122223333/eu-west-1/a1?fresh=true');
  });

  it('reads Markdown as text', async () => {
    answer(200, '# Report');
    expect(await callApi(getReportMarkdownContract, { params: { id: 'rep00001' } })).toBe('# Report');
  });

  it('carries the problem that the server named', async () => {
    answer(404, {
      type: '',
      title: '',
      status: 404,
      detail: 'No such API',
      code: 'api-not-found',
      remedy: 'Check',
      nearest: ['a2'],
    });
    const error = await failureOf(callApi(listApisContract, {}));
    expect([error.code, error.status, error.message]).toEqual(['api-not-found', 404, 'No such API']);
  });

  it('says that nothing answered when the network fails', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')));
    expect((await failureOf(callApi(listApisContract, {}))).failure.kind).toBe('no-answer');
  });

  it('says so too when a proxy answers in the place of a server that is away', async () => {
    answer(502, '<html>Bad gateway</html>');
    expect((await failureOf(callApi(listApisContract, {}))).failure.kind).toBe('no-answer');
  });

  it('refuses an answer that is out of contract', async () => {
    answer(200, { apis: 'none' });
    expect((await failureOf(callApi(listApisContract, {}))).failure.kind).toBe('unreadable');
  });

  it('lets an abort pass as an abort', async () => {
    const abort = new DOMException('gone', 'AbortError');
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(abort));
    await expect(callApi(listApisContract, {}, AbortSignal.abort())).rejects.toBe(abort);
  });
});
