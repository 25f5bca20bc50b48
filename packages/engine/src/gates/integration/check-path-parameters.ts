import type { IntegrationCase, Obstacle } from './integration-case.ts';
import { configurationError } from './replies.ts';

const placeholders = /\{([^{}$]+)\}/g;

/**
 * A `{name}` in an HTTP address is replaced only where a request parameter maps it; otherwise the braces stay and the
 * address has an illegal character. Some imports map parameters by themselves, so this alone stops nothing for sure.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export const checkPathParameters = ({ type, uri, running }: IntegrationCase): Obstacle | undefined => {
  if (type !== 'HTTP' && type !== 'HTTP_PROXY') return undefined;
  const mapped = Object.keys(running.integration.requestParameters ?? {});
  const names = [...(uri?.text ?? '').matchAll(placeholders)].map(([, name]) => name ?? '');
  const unmapped = names.filter((name) => !mapped.includes(`integration.request.path.${name}`));
  if (unmapped.length === 0) return undefined;
  return {
    outcome: 'unknown',
    cause: 'path-parameter-unmapped',
    replies: [configurationError],
    detail: { unmapped, address: uri?.text },
    missing: [],
  };
};
