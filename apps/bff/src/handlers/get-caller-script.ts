import type { Contracts, ContractInput, Request } from '@gatescope/shared';
import { checkStage } from '../diagnosis/check-stage.ts';
import type { Handler } from '../http/handler.ts';
import { collectBase } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

type Query = ContractInput<Contracts['getCallerScript']>['query'];

const files = {
  sh: {
    fileName: 'gatescope-check.sh',
    howToRun: ['sh gatescope-check.sh', 'AUTHORIZATION="Bearer …" API_KEY="…" sh gatescope-check.sh'],
  },
  powershell: {
    fileName: 'gatescope-check.ps1',
    howToRun: ['powershell -ExecutionPolicy Bypass -File gatescope-check.ps1', 'pwsh gatescope-check.ps1'],
  },
} as const;

const named = (headerNames: string | undefined): Record<string, string> =>
  Object.fromEntries(
    (headerNames ?? '')
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== '')
      // What is not known is described, and never sent.
      .map((name) => [name, '<not said>']),
  );

const toRequest = ({ method, origin, headerNames }: Query, url: string): Request => ({
  method: (method ?? 'GET').toUpperCase(),
  url,
  headers: named(headerNames),
  credential: { scheme: 'not-said' },
  apiKey: { kind: 'not-said' },
  client: origin === undefined ? { kind: 'not-said' } : { kind: 'browser', origin },
  network: { from: 'not-said' },
});

export const getCallerScript =
  (deps: HandlerDeps): Handler<Contracts['getCallerScript']> =>
  async ({ params, query }, { signal }) => {
    const { snapshot } = await collectBase(deps, params, { fresh: query.fresh, signal });
    checkStage(snapshot, query.stage);
    const variants = deps.engine.invokeUrls({
      snapshot,
      from: { from: 'not-said' },
      ...(query.stage === undefined ? {} : { stage: query.stage }),
      ...(query.path === undefined ? {} : { path: query.path }),
    });
    const shell = query.shell ?? 'sh';
    const request = toRequest(query, variants[0]?.url ?? '');
    const { fileName, howToRun } = files[shell];
    return {
      script: deps.engine.callerScript({ snapshot, request, variants, shell }),
      fileName,
      howToRun: [...howToRun],
      browserSnippet: deps.engine.browserSnippet(request),
      forms: variants.map(({ form }) => form),
    };
  };
