import type { Page } from '../text/page.ts';

/** A page that counts how often lines are looked at and spans are asked for. */
export interface CountedPage {
  readonly page: Page;
  readonly looks: () => number;
}

/** Wraps a page so that the work of a recogniser can be counted instead of timed. */
export const countLooks = (page: Page): CountedPage => {
  let looks = 0;
  const all = new Proxy(page.all, {
    get: (target, name, receiver) => {
      if (typeof name === 'string' && /^\d+$/.test(name)) looks += 1;
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  const isFree: Page['isFree'] = (span) => {
    looks += 1;
    return page.isFree(span);
  };
  return { page: { ...page, all, isFree }, looks: () => looks };
};
