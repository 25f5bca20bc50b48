import type { ProposedFix, Request } from '@gatescope/shared';

type RequestChange = Extract<ProposedFix['change'], { kind: 'request' }>;

/** The request as the fix corrects it. */
export const applyRequestChange = (request: Request, change: RequestChange): Request => {
  const headers = { ...request.headers };
  for (const [name, value] of Object.entries(change.headers ?? {})) {
    if (value === null) delete headers[name.toLowerCase()];
    else headers[name.toLowerCase()] = value;
  }
  return {
    ...request,
    ...(change.method ? { method: change.method } : {}),
    ...(change.url ? { url: change.url } : {}),
    headers,
    ...(change.replace as Partial<Request>), // the mode that proposes it names fields of the request
  };
};
