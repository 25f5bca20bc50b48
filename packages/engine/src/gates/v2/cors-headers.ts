import type { CorsConfiguration } from '@gatescope/shared';

type Headers = Record<string, readonly string[]>;

/** Whether an entry of `AllowOrigins` lets an origin in: exactly, `*`, or every origin of a scheme. */
export const allowsOrigin = (entry: string, origin: string): boolean => {
  if (entry === '*' || entry === origin) return true;
  const scheme = /^(https?):\/\/\*$/i.exec(entry)?.[1];
  return scheme !== undefined && origin.toLowerCase().startsWith(`${scheme.toLowerCase()}://`);
};

const listed = (name: string, values: readonly string[] | undefined): Headers =>
  values && values.length > 0 ? { [name]: [values.join(',')] } : {};

const originHeaders = ({ AllowOrigins, AllowCredentials }: CorsConfiguration, origin: string): Headers | undefined => {
  const entry = AllowOrigins?.find((candidate) => allowsOrigin(candidate, origin));
  if (entry === undefined) return undefined;
  return {
    'access-control-allow-origin': [entry === '*' && !AllowCredentials ? '*' : origin],
    ...(AllowCredentials ? { 'access-control-allow-credentials': ['true'] } : {}),
  };
};

/**
 * The CORS headers that an HTTP API writes for an origin: those of its configuration alone, none for other origins. Where
 * a configuration is set, the backend's own are ignored.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export const corsHeaders = (config: CorsConfiguration, origin: string, leg: 'preflight' | 'actual'): Headers => {
  const allowed = originHeaders(config, origin);
  if (!allowed) return {};
  if (leg === 'actual') return { ...allowed, ...listed('access-control-expose-headers', config.ExposeHeaders) };
  return {
    ...allowed,
    ...listed('access-control-allow-methods', config.AllowMethods),
    ...listed('access-control-allow-headers', config.AllowHeaders),
    ...(config.MaxAge === undefined ? {} : { 'access-control-max-age': [String(config.MaxAge)] }),
  };
};
