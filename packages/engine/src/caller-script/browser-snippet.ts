import type { Request } from '@gatescope/shared';
import { parseUrl } from '../parsed-url.ts';
import { oneLine } from './script-plan.ts';

/** A text as JavaScript, also safe inside of HTML. */
const quoteJs = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[<>\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const harmlessMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A snippet for the developer tools of the page that fails: only there is the origin the right one. It sends the call
 * without its credentials (the preflight has none either) and tells whether the host can be reached at all. A method that
 * may change something is asked for by its preflight only, through a header that no safelist has. Where no reply may be
 * read, a request without CORS still tells whether a server answered; browsers let it follow redirects only.
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export const browserSnippet = (request: Request): string => {
  const url = oneLine(request.url);
  const parsed = parseUrl(url);
  const isHarmless = harmlessMethods.has(request.method);
  const method = isHarmless ? request.method : 'GET';
  return `(async () => {
  const url = ${quoteJs(url)};
  const say = (text) => console.log('GATESCOPE ' + text);
  say('begin 1 ' + new Date().toISOString());
  say('try 1 browser ' + url);
  say('origin ' + location.origin);
${isHarmless ? '' : `  say(${quoteJs(`note ${request.method} was not sent: it may change something; GET is tried instead`)});\n`}  try {
    const reply = await fetch(url, { method: ${quoteJs(method)}, mode: 'cors', credentials: 'omit', redirect: 'manual', cache: 'no-store' });
    if (reply.type === 'opaqueredirect') say('note the reply is a redirect');
    else {
      say('http 1 actual ' + ${quoteJs(method)} + ' ' + reply.status);
      for (const [name, value] of reply.headers) if (/^(x-amz|apigw-|access-control-|content-type)/.test(name)) say('header 1 actual ' + name + ': ' + value);
    }
  } catch (error) {
    say('note the page may not read a reply: ' + error.message);
    try {
      await fetch(url, { method: 'HEAD', mode: 'no-cors', credentials: 'omit', cache: 'no-store' });
      say(${quoteJs(`tcp 1 ${parsed?.host ?? '-'} connected`)});
    } catch {
      say(${quoteJs(`tcp 1 ${parsed?.host ?? '-'} failed`)});
    }
  }
  say('end');
})();
`;
};
