import { runningMethod } from '../deployed-view.ts';
import type { Journey } from '../gates/journey.ts';

const allowOrigin = /^method\.response\.header\.access-control-allow-origin$/i;

/**
 * The origin that the mock behind OPTIONS of the called resource allows; undefined where no mock answers preflights there,
 * or where it maps none. It tells what whoever set CORS up had in mind.
 */
export const originOfOptions = ({ view, route }: Journey): string | undefined => {
  const methods = view?.methods.state === 'present' ? view.methods.value : [];
  const options = methods.find(({ path, verb }) => verb === 'OPTIONS' && path === route?.method.path);
  const integration = options && runningMethod(options)?.method.methodIntegration;
  if (integration?.type !== 'MOCK') return undefined;
  const [mapped] = Object.values(integration.integrationResponses ?? {}).flatMap(({ responseParameters }) =>
    Object.entries(responseParameters ?? {}).flatMap(([name, value]) => (allowOrigin.test(name) ? [value] : [])),
  );
  return /^'(.*)'$/.exec(mapped ?? '')?.[1];
};
