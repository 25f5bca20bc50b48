import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { focusTitle } from '../lib/focus-title.ts';

/**
 * Moves the focus to a page's heading when the path changes, so that keyboard and screen reader start at the new page.
 * Not on the first load, and not when only search parameters change: the page itself knows where the focus belongs then.
 */
export const useFocusOnNewPage = (): void => {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (pathname === undefined) return;
    const isFirst = before.current === undefined;
    const stays =
      isFirst || (isApiTab(before.current) && isApiTab(pathname) && apiOf(before.current) === apiOf(pathname));
    before.current = pathname;
    if (!stays) focusTitle();
  }, [pathname]);
};

const apiOf = (path: string | undefined): string | undefined => path?.split('/').slice(0, 5).join('/');

// Tabs of one API's page change the path; the focus stays on the tab.
const isApiTab = (path: string | undefined): boolean => path?.startsWith('/apis/') ?? false;
