import type { ProposedFix } from '@gatescope/shared';
import { routeDetail, stageOf } from '../route/describe-stop.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { addRoute, missEvidence, routesPage } from './route-misses.ts';
import { stepOf } from './route-step.ts';
import type { V2Part } from './with-v2.ts';
import { checkMiss } from '../route/check-miss.ts';

/** The greedy route's own integration for the parent path. */
const coverParent = ({ at }: Found, context: CheckContext): ProposedFix[] => {
  const routes = at ? stepOf(context, at)?.view.routes : undefined;
  const proxyPath = at && routeDetail(at).proxyPath;
  const proxy = routes?.state === 'present' ? routes.value.find(({ method }) => method.path === proxyPath) : undefined;
  if (!at || !proxy || !proxyPath) return at ? [addRoute(at, `${routeDetail(at).verb} ${routeDetail(at).path}`)] : [];
  const parent = proxyPath.replace(/\/\{[^}]+\}$/, '') || '/';
  const { RouteId: _id, ...kept } = proxy.route;
  const value = { ...kept, RouteKey: `${proxy.method.verb} ${parent}` };
  const isAuto = stepOf(context, at)?.view.isAutoDeployed === true;
  const deploy = isAuto ? [] : [{ op: 'deploy' as const, stage: stageOf(at).stage }];
  return [
    {
      id: 'cover-parent',
      title: `Add ${value.RouteKey} with the integration of ${proxyPath}`,
      change: { kind: 'patch', operations: [{ op: 'append', path: '/api/routes/value', value }, ...deploy] },
      risk: 'needs-review',
      notes: ['A Lambda function needs a permission whose source ARN covers the parent path too.'],
    },
  ];
};

/** A greedy route takes what lies below its parent, not the parent. */
export const proxyParentV2: V2Part = {
  apis: ['HTTP'],
  needs: ['/api/stages', '/api/routes'],
  symptom: { texts: ['Not Found'], statuses: [404] },
  check: (context) => checkMiss(context, 'proxy-parent', missEvidence),
  explain: ({ at }) => {
    if (!at) return { summary: 'A greedy route does not serve its parent.', explanation: '' };
    const { path, proxyPath = '/{proxy+}' } = routeDetail(at);
    return {
      summary: `${path} is the parent of ${proxyPath}, which needs at least one more segment, and has no route of its own.`,
      explanation:
        'A greedy path variable takes everything below its parent but not the parent itself. No other route takes it, so the answer is 404 "Not Found".',
    };
  },
  fixes: (found, context) => coverParent(found, context),
  docs: [routesPage],
};
