import type { SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { paths } from '../lib/paths.ts';
import { referencePages } from '../lib/reference-pages.ts';
import { placeTexts as texts } from './app-texts.ts';

/** The side navigation, the same on every page. */
export const navigationItems: readonly SideNavigationProps.Item[] = [
  { type: 'link', text: texts.find, href: paths.find },
  { type: 'link', text: texts.diagnose, href: paths.diagnose() },
  { type: 'link', text: texts.apis, href: paths.apis },
  { type: 'link', text: texts.reports, href: paths.reports },
  { type: 'divider' },
  { type: 'link', text: texts.failureModes, href: paths.failureModes() },
  {
    type: 'section',
    text: texts.reference,
    items: referencePages.map(({ id, title }) => ({ type: 'link', text: title, href: paths.reference(id) })),
  },
  { type: 'divider' },
  { type: 'link', text: texts.permissions, href: paths.permissions },
];

/** The item to mark for a path: the longest that the path lies under. */
export const toActiveHref = (pathname: string): string => {
  if (pathname === '/' || pathname === '') return paths.find;
  const hrefs = navigationItems.flatMap((item) => {
    if (item.type === 'link') return [item.href];
    return item.type === 'section' ? item.items.flatMap((inner) => (inner.type === 'link' ? [inner.href] : [])) : [];
  });
  const under = hrefs.filter((href) => href !== '/' && (pathname === href || pathname.startsWith(`${href}/`)));
  return under.toSorted((a, b) => b.length - a.length)[0] ?? '';
};
