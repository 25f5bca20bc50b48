import type { AccountFile, Method, MethodSetting } from '@gatescope/shared';
import { proxyMethod, restAccount } from '../../testing/build-account.ts';

/** The example API with its stage cache on. */
export const cachedAccount = (
  setting: MethodSetting = {},
  method: Method = keyedMethod([]),
  isOn = true,
): AccountFile =>
  restAccount({
    resources: { '/orders': { GET: proxyMethod('GET') }, '/orders/{id}': { GET: method } },
    stage: {
      cacheClusterEnabled: isOn,
      cacheClusterStatus: isOn ? 'AVAILABLE' : 'NOT_AVAILABLE',
      methodSettings: {
        '*/*': {
          cachingEnabled: true,
          cacheTtlInSeconds: 300,
          requireAuthorizationForCacheControl: true,
          unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
          throttlingRateLimit: 100,
          throttlingBurstLimit: 50,
          ...setting,
        },
      },
    },
  });

/** GET with these cache key parameters. */
export const keyedMethod = (cacheKeyParameters: string[]): Method => {
  const method = proxyMethod('GET', { requestParameters: { 'method.request.path.id': true } });
  return { ...method, methodIntegration: { ...method.methodIntegration, cacheKeyParameters } };
};
