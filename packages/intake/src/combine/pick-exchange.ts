import type { Exchange } from '../http/exchange.ts';
import { isFailed } from '../http/exchange.ts';
import { headerOf } from '../http/header-map.ts';
import { readInvokeUrl } from '../url/read-invoke-url.ts';
import { splitUrl } from '../url/split-url.ts';
import { isSameCall } from './join-exchanges.ts';

/** The exchange that a text is about, and the preflight before it. */
export interface PickedExchange {
  readonly main?: Exchange;
  readonly preflight?: Exchange;
  readonly others: readonly Exchange[];
}

const isPreflightOf = (exchange: Exchange, all: readonly Exchange[]): boolean => {
  if (exchange.method !== 'OPTIONS') return false;
  if (headerOf(exchange.requestHeaders, 'access-control-request-method') !== undefined) return true;
  return all.some(
    (other) => !other.isMention && other.method !== 'OPTIONS' && isSameCall({ ...other, method: 'OPTIONS' }, exchange),
  );
};

const isOfApiGateway = ({ url, responseHeaders }: Exchange): boolean => {
  const named = url ? readInvokeUrl(url) : undefined;
  const isMarked = ['x-amzn-requestid', 'x-amz-apigw-id', 'apigw-requestid', 'x-amzn-errortype'].some(
    (name) => headerOf(responseHeaders, name) !== undefined,
  );
  return isMarked || named?.apiId !== undefined || named?.vpceId !== undefined;
};

const isHostOnly = (url: string | undefined): boolean => url !== undefined && splitUrl(url)?.path === '/';

/** The last one that fails, an invoke host's before any other; a mention only where nothing is described. */
const pickMain = (calls: readonly Exchange[]): Exchange | undefined => {
  const described = calls.filter(({ isMention }) => !isMention);
  const mentioned = calls.filter(({ url }) => !isHostOnly(url));
  const candidates = described.length > 0 ? described : mentioned.length > 0 ? mentioned : calls;
  const failed = candidates.filter(isFailed);
  return failed.findLast(isOfApiGateway) ?? failed.at(-1) ?? candidates.findLast(isOfApiGateway) ?? candidates.at(-1);
};

const urlFor = (main: Exchange, all: readonly Exchange[]): Exchange => {
  if (main.url !== undefined) return main;
  const mentions = all.filter(
    ({ isMention, url }) => isMention && url !== undefined && readInvokeUrl(url)?.by !== undefined,
  );
  const mention = mentions.findLast(({ url }) => !isHostOnly(url)) ?? mentions.at(-1);
  return mention?.url ? { ...main, url: mention.url } : main;
};

/** Picks the exchange to diagnose. A preflight that was sent by hand, without its call, is a call of its own. */
export const pickExchange = (all: readonly Exchange[]): PickedExchange => {
  const preflights = all.filter((exchange) => isPreflightOf(exchange, all));
  const others = all.filter((exchange) => !preflights.includes(exchange));
  const isOnlyMentioned = preflights.length > 0 && others.every(({ isMention }) => isMention);
  const calls = isOnlyMentioned ? [] : others;
  const picked = pickMain(calls.length > 0 ? calls : preflights);
  if (!picked) return { others: [] };
  const preflight =
    calls.length > 0
      ? preflights.findLast((exchange) => isSameCall({ ...picked, method: 'OPTIONS' }, exchange))
      : undefined;
  return {
    main: urlFor(picked, all),
    ...(preflight ? { preflight } : {}),
    others: all.filter((exchange) => exchange !== picked && exchange !== preflight && !exchange.isMention),
  };
};
