import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataPlane, startDataPlane } from '@gatescope/sandbox';
import { type Browser, type BrowserType, type CDPSession, type LaunchOptions, type Page } from '@playwright/test';
import { type Call, servedBy } from './served.ts';

/** What the browser did with one call. */
export interface Seen {
  readonly blocked: boolean;
  /** The kind of CORS issue that the browser reports (`Network.CorsError`). */
  readonly issue?: string;
  /** What the issue says of the reply: the value or name that gave offence. */
  readonly parameter?: string;
  /** The line in the browser's console. */
  readonly console?: string;
  /** Headers of each preflight that was sent. */
  readonly preflights: readonly Readonly<Record<string, string>>[];
}

const folder = join(import.meta.dirname, '../../packages/sandbox/src/testing');
const tls = {
  key: readFileSync(join(folder, 'localhost.key')),
  cert: readFileSync(join(folder, 'localhost.crt')),
};

/** The browser trusts this one key for every name, and no other that is not certified. */
const trustedKey = createHash('sha256')
  .update(new X509Certificate(tls.cert).publicKey.export({ type: 'spki', format: 'der' }))
  .digest('base64');

/** What the protocol reports while calls are made; by the URL that the page called. */
const record = async (session: CDPSession) => {
  const firstUrls = new Map<string, string>();
  const issues = new Map<string, { corsError: string; failedParameter?: string }>();
  const preflights = new Map<string, Record<string, string>[]>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    if ('access-control-request-method' in headers)
      preflights.set(request.url, [...(preflights.get(request.url) ?? []), headers]);
    else if (!firstUrls.has(requestId)) firstUrls.set(requestId, request.url);
  });
  session.on('Network.loadingFailed', ({ requestId, corsErrorStatus }) => {
    const url = firstUrls.get(requestId);
    if (url !== undefined && corsErrorStatus) issues.set(url, corsErrorStatus);
  });
  // Answered behind everything that was reported before.
  const settle = async (): Promise<void> => void (await session.send('Network.enable'));
  await settle();
  return { issues, preflights, settle };
};

interface FetchCall {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly credentials: RequestCredentials;
}

/** Runs in the page: makes the calls as its script would, each as often as told, and says which were blocked. */
const callFromPage = async ({ calls, times }: { calls: FetchCall[]; times: number }): Promise<boolean[]> => {
  const isBlocked = (call: FetchCall): Promise<boolean> => {
    const hasBody = call.method !== 'GET' && call.method !== 'HEAD';
    return fetch(call.url, { ...call, ...(hasBody ? { body: '{}' } : {}) }).then(
      () => false,
      () => true,
    );
  };
  return Promise.all(
    calls.map(async (call) => {
      let blocked = false;
      for (let count = 0; count < times; count += 1) blocked = await isBlocked(call);
      return blocked;
    }),
  );
};

/** Headers that a script may set; the browser writes the others itself. */
const scriptHeaders = ({ request }: Call): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== 'origin' && name !== 'host'));

const toFetch = (call: Call): FetchCall => ({
  url: call.request.url,
  method: call.request.method,
  headers: scriptHeaders(call),
  credentials: (call.request.client.kind === 'browser' && call.request.client.credentials) || ('same-origin' as const),
});

const html = (headers: readonly (readonly [string, string])[] = []) => ({
  status: 200,
  headers: [['Content-Type', 'text/html'] as const, ...headers],
  body: '<!doctype html><title>Page</title>',
});

/** A page of each origin that calls; one of origin `null` is sandboxed. */
const pagesFor = (calls: readonly Call[], isPublic: boolean) => {
  const origins = [...new Set(calls.map(originOf))].filter((origin) => origin !== 'null');
  const page = (host: string, path: string, response: ReturnType<typeof html>) => ({
    request: { method: 'GET', host, path },
    response,
    source: 'a page',
  });
  return [
    ...origins.map((origin) =>
      page(
        new URL(origin).host,
        '/page',
        html(isPublic ? [['Content-Security-Policy', 'treat-as-public-address']] : []),
      ),
    ),
    page('sandboxed.example', '/page', html([['Content-Security-Policy', 'sandbox allow-scripts']])),
  ];
};

const originOf = ({ request }: Call): string =>
  request.client.kind === 'browser' ? (request.client.origin ?? 'null') : 'null';

/** How the calls are made. */
export interface JudgeOptions {
  /** How often each call is made, one after the other. */
  readonly times?: number;
  /** The page counts as one of the public internet, although everything here is local. */
  readonly isPublic?: boolean;
}

/** Chromium, and the hosts that it calls: every name leads to the sandbox's data plane. */
export class BrowserJudge {
  readonly #plane: DataPlane;
  readonly #browser: Browser;

  private constructor(plane: DataPlane, browser: Browser) {
    this.#plane = plane;
    this.#browser = browser;
  }

  static async start(chromium: BrowserType, options: LaunchOptions): Promise<BrowserJudge> {
    const plane = await startDataPlane({ transcripts: [], tls });
    const args = [
      ...(options.args ?? []),
      `--host-resolver-rules=MAP * 127.0.0.1:${plane.port}`,
      `--ignore-certificate-errors-spki-list=${trustedKey}`,
    ];
    return new BrowserJudge(plane, await chromium.launch({ ...options, args }));
  }

  /** Makes the calls from a page of each one's origin, and says what the browser made of each, by its name. */
  async judge(calls: readonly Call[], { times = 1, isPublic = false }: JudgeOptions = {}): Promise<Map<string, Seen>> {
    this.#plane.setTranscripts([...pagesFor(calls, isPublic), ...calls.flatMap(servedBy)]);
    const result = new Map<string, Seen>();
    for (const origin of new Set(calls.map(originOf))) {
      const own = calls.filter((call) => originOf(call) === origin);
      for (const [name, seen] of await this.#judgeFrom(origin, own, times)) result.set(name, seen);
    }
    return result;
  }

  async #judgeFrom(origin: string, calls: readonly Call[], times: number): Promise<Map<string, Seen>> {
    // A context of its own: no preflight of an earlier call is remembered.
    const context = await this.#browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${origin === 'null' ? 'https://sandboxed.example' : origin}/page`);
      return await this.#judgeOn(page, calls, times);
    } finally {
      await context.close();
    }
  }

  async #judgeOn(page: Page, calls: readonly Call[], times: number): Promise<Map<string, Seen>> {
    const lines: string[] = [];
    page.on('console', (message) => lines.push(message.text()));
    const { issues, preflights, settle } = await record(await page.context().newCDPSession(page));
    const result = new Map<string, Seen>();
    const blocked = await page.evaluate(callFromPage, { calls: calls.map(toFetch), times });
    await settle();
    for (const [index, call] of calls.entries()) {
      const { url } = call.request;
      const issue = issues.get(url);
      const line = lines.find((text) => text.includes(`'${url}'`));
      result.set(call.name, {
        blocked: blocked[index] === true,
        preflights: preflights.get(url) ?? [],
        ...(issue ? { issue: issue.corsError } : {}),
        ...(issue?.failedParameter ? { parameter: issue.failedParameter } : {}),
        ...(line === undefined ? {} : { console: line }),
      });
    }
    return result;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#plane.close();
  }
}
