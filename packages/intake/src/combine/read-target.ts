import type { CaseRequest } from '@gatescope/shared';
import type { HeaderMap } from '../http/header-map.ts';
import type { IntakeTarget } from '../intake.ts';
import { readInvokeUrl } from '../url/read-invoke-url.ts';

/** What the URL of a request says about the target, and why some of it is a conclusion. */
export const readTarget = (
  url: string,
  headers: CaseRequest['headers'],
): { readonly target: IntakeTarget; readonly inferred: readonly string[] } => {
  const sent: HeaderMap = headers ?? {};
  const read = readInvokeUrl(url, sent);
  if (!read) return { target: {}, inferred: [] };
  const { region, apiId, stage, path, domain, vpceId, inferred } = read;
  return {
    target: {
      ...(region ? { region } : {}),
      ...(apiId ? { apiId } : {}),
      ...(stage ? { stage } : {}),
      ...(read.by === undefined ? {} : { path }),
      ...(domain && !apiId ? { domain } : {}),
      ...(vpceId ? { vpceId } : {}),
    },
    inferred,
  };
};
