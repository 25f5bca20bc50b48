import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import * as z from 'zod';
import { diagnoseSearchSchema } from '../lib/diagnose-search.ts';
import { fleetSearchSchema } from '../lib/fleet-search.ts';
import { liveSearchShape } from '../lib/live-search.ts';
import { apiTabs, paths } from '../lib/paths.ts';
import { referencePages } from '../lib/reference-pages.ts';
import { parseSearch, stringifySearch } from '../lib/search-codec.ts';
import { placeTexts } from './app-texts.ts';
import type { CrumbsOf } from './breadcrumbs.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { RouteFailure } from './route-failure.tsx';
import { Shell } from './shell.tsx';

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
  interface StaticDataRouteOption {
    crumbs?: CrumbsOf;
  }
}

const searchText = z.string().max(4000).optional().catch(undefined);

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const find = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../routes/find-route.tsx'), 'FindRoute'),
  staticData: { crumbs: () => [] },
});

const fleet = createRoute({
  getParentRoute: () => root,
  path: '/apis',
  validateSearch: fleetSearchSchema,
  component: lazyRouteComponent(() => import('../routes/fleet-route.tsx'), 'FleetRoute'),
  staticData: { crumbs: () => [{ text: placeTexts.apis, href: paths.apis }] },
});

const apiCrumbs: CrumbsOf = ({ accountId = '', region = '', apiId = '' }) => [
  { text: placeTexts.apis, href: paths.apis },
  { text: apiId, href: paths.api({ accountId, region, apiId }) },
];

const apiOverview = createRoute({
  getParentRoute: () => root,
  path: '/apis/$accountId/$region/$apiId',
  beforeLoad: ({ params }) => {
    throw redirect({
      to: '/apis/$accountId/$region/$apiId/$tab',
      params: { ...params, tab: 'overview' },
      replace: true,
    });
  },
});

const apiSearchSchema = z.object({
  stage: searchText,
  path: searchText,
  method: searchText,
  from: searchText,
  vpc: searchText,
  ...liveSearchShape,
});

/** Logs and their settings were two tabs once; links to the one that is gone stay good. */
const apiLive = createRoute({
  getParentRoute: () => root,
  path: '/apis/$accountId/$region/$apiId/live',
  validateSearch: apiSearchSchema,
  beforeLoad: ({ params, search }) => {
    throw redirect({
      to: '/apis/$accountId/$region/$apiId/$tab',
      params: { ...params, tab: 'logs' },
      search,
      replace: true,
    });
  },
});

const api = createRoute({
  getParentRoute: () => root,
  path: '/apis/$accountId/$region/$apiId/$tab',
  params: {
    parse: (params) => ({ ...params, tab: apiTabs.find((tab) => tab === params.tab) ?? ('overview' as const) }),
    stringify: (params) => params,
  },
  validateSearch: apiSearchSchema,
  component: lazyRouteComponent(() => import('../routes/api-route.tsx'), 'ApiRoute'),
  staticData: { crumbs: apiCrumbs },
});

const diagnose = createRoute({
  getParentRoute: () => root,
  path: '/diagnose',
  validateSearch: diagnoseSearchSchema,
  component: lazyRouteComponent(() => import('../routes/diagnose-route.tsx'), 'DiagnoseRoute'),
  staticData: { crumbs: () => [{ text: placeTexts.diagnose, href: paths.diagnose() }] },
});

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  component: lazyRouteComponent(() => import('../routes/reports-route.tsx'), 'ReportsRoute'),
  staticData: { crumbs: () => [{ text: placeTexts.reports, href: paths.reports }] },
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/reports/$id',
  component: lazyRouteComponent(() => import('../routes/report-route.tsx'), 'ReportRoute'),
  staticData: {
    crumbs: ({ id = '' }) => [
      { text: placeTexts.reports, href: paths.reports },
      { text: id, href: paths.report(id) },
    ],
  },
});

const failureModes = createRoute({
  getParentRoute: () => root,
  path: '/failure-modes',
  validateSearch: z.object({ q: searchText, complaint: searchText }),
  component: lazyRouteComponent(() => import('../routes/failure-modes-route.tsx'), 'FailureModesRoute'),
  staticData: { crumbs: () => [{ text: placeTexts.failureModes, href: paths.failureModes() }] },
});

const failureMode = createRoute({
  getParentRoute: () => root,
  path: '/failure-modes/$id',
  component: lazyRouteComponent(() => import('../routes/failure-mode-route.tsx'), 'FailureModeRoute'),
  staticData: {
    crumbs: ({ id = '' }) => [
      { text: placeTexts.failureModes, href: paths.failureModes() },
      { text: id, href: paths.failureMode(id) },
    ],
  },
});

const referenceStart = createRoute({
  getParentRoute: () => root,
  path: '/reference',
  beforeLoad: () => {
    throw redirect({ to: '/reference/$page', params: { page: 'lifecycle' }, replace: true });
  },
});

const reference = createRoute({
  getParentRoute: () => root,
  path: '/reference/$page',
  component: lazyRouteComponent(() => import('../routes/reference-route.tsx'), 'ReferenceRoute'),
  staticData: {
    crumbs: ({ page = '' }) => [
      {
        text: referencePages.find(({ id }) => id === page)?.title ?? placeTexts.reference,
        href: paths.reference(page),
      },
    ],
  },
});

const permissions = createRoute({
  getParentRoute: () => root,
  path: '/permissions',
  component: lazyRouteComponent(() => import('../routes/permissions-route.tsx'), 'PermissionsRoute'),
  staticData: { crumbs: () => [{ text: placeTexts.permissions, href: paths.permissions }] },
});

const routeTree = root.addChildren([
  find,
  fleet,
  apiOverview,
  apiLive,
  api,
  diagnose,
  reports,
  report,
  failureModes,
  failureMode,
  referenceStart,
  reference,
  permissions,
]);

/** The console's routes; each page is a chunk of its own. */
export const makeRouter = (history?: Parameters<typeof createRouter>[0]['history']) =>
  createRouter({
    routeTree,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    ...(history ? { history } : {}),
  });
