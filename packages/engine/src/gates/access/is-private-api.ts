import type { RestApi } from '@gatescope/shared';

/** Whether an API of these endpoint types is private. */
export const isPrivateApi = (restApi: RestApi): boolean =>
  restApi.endpointConfiguration?.types?.includes('PRIVATE') ?? false;
