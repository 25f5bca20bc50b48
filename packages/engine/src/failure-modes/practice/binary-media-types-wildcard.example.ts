import type { Example } from '../../testing/example.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';

const account = (binaryMediaTypes: string[]) => restAccount({ restApi: { binaryMediaTypes } });

/** Pictures were made to work with the wildcard. */
export const binaryMediaTypesWildcardExample: Example = {
  broken: { account: account(['*/*']), request: publicRequest() },
  healthy: { account: account(['image/png']), request: publicRequest() },
};
