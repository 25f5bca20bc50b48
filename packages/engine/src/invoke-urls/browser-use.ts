import type { InvokeUrlVariant } from '@gatescope/shared';
import type { InvokeForm } from './invoke-form.ts';

/**
 * Whether a page can use a form. Host is a header that scripts may not set, and a preflight carries no header that a page
 * adds. https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export const browserUseOf = ({ form }: InvokeForm, isPrivate: boolean): InvokeUrlVariant['browser'] => {
  switch (form) {
    case 'endpoint-host-header':
      return { usable: 'no', because: 'Scripts in a page may not set Host.' };
    case 'endpoint-api-id-header':
    case 'zonal-api-id-header':
    case 'load-balancer-api-id-header':
      return {
        usable: 'no',
        because:
          'The header makes the browser ask with a preflight first, which does not carry it: API Gateway cannot tell which API is meant and refuses it.',
      };
    default:
      return isPrivate
        ? {
            usable: 'yes',
            because:
              "Where the user's machine resolves the name and reaches the endpoint. A page from the public internet first needs the user's permission for the local network in current Chrome.",
          }
        : { usable: 'yes', because: 'No special header is needed; CORS applies as usual.' };
  }
};
