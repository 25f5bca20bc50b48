import { paths } from '../lib/paths.ts';
import { placeTexts } from './app-texts.ts';

/** One step of the way from the start page to here. */
export interface Crumb {
  readonly text: string;
  readonly href: string;
}

/** Words for a route's place, from its parameters. */
export type CrumbsOf = (params: Readonly<Record<string, string>>) => readonly Crumb[];

const start: Crumb = { text: placeTexts.start, href: paths.find };

/** The whole way to a page. The start page has none. */
export const toBreadcrumbs = (own: readonly Crumb[]): readonly Crumb[] => (own.length === 0 ? [] : [start, ...own]);
