import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useFollow } from '../components/use-follow.ts';
import { shellTexts as texts } from './app-texts.ts';
import { toBreadcrumbs } from './breadcrumbs.ts';
import { Masthead } from './masthead.tsx';
import { navigationItems, toActiveHref } from './navigation.ts';
import { Notices } from './notices.tsx';
import { useFocusOnNewPage } from './use-focus-on-new-page.ts';

const ariaLabels = {
  navigation: texts.navigation,
  navigationClose: texts.navigationClose,
  navigationToggle: texts.navigationToggle,
};

const Navigation = () => {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  return <SideNavigation items={navigationItems} activeHref={toActiveHref(pathname)} onFollow={useFollow()} />;
};

const Breadcrumbs = () => {
  const crumbs = useRouterState({
    select: ({ matches }) => {
      const last = matches.at(-1);
      return last?.staticData.crumbs?.(last.params as Record<string, string>) ?? [];
    },
    structuralSharing: true,
  });
  const follow = useFollow();
  const items = toBreadcrumbs(crumbs);
  if (items.length === 0) return null;
  return (
    <BreadcrumbGroup ariaLabel={texts.breadcrumbs} expandAriaLabel={texts.wholePath} items={items} onFollow={follow} />
  );
};

/** Everything around a page: masthead, navigation, breadcrumbs, notices. */
export const Shell = () => {
  const [open, setOpen] = useState(() => globalThis.matchMedia('(min-width: 1200px)').matches);
  useFocusOnNewPage();
  return (
    <>
      <a className="gs-skip-link" href="#page-title">
        Skip to the content
      </a>
      <Masthead />
      <AppLayoutToolbar
        headerSelector="#masthead"
        ariaLabels={ariaLabels}
        navigation={<Navigation />}
        navigationOpen={open}
        navigationWidth={240}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
        breadcrumbs={<Breadcrumbs />}
        toolsHide
        content={<Outlet />}
      />
      <Notices />
    </>
  );
};
