import type { DiagnosisResult } from '@gatescope/shared';

/** What of a diagnosed request is tried. */
export interface LivePlace {
  readonly stage?: string;
  readonly path?: string;
  readonly method?: string;
  readonly origin?: string;
}

/** The path below the stage; undefined where the URL does not begin with the stage, as under an own domain name. */
const pathBelow = (url: string, stage: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { pathname } = new URL(url);
  if (stage === '$default') return pathname;
  return pathname === `/${stage}` || pathname.startsWith(`/${stage}/`)
    ? pathname.slice(stage.length + 1) || '/'
    : undefined;
};

/** The route of a diagnosed request, to be tried. Queries stay out: they may hold what is nobody's business. */
export const toLivePlace = ({ target, request }: Pick<DiagnosisResult, 'target' | 'request'>): LivePlace => {
  const { stage } = target;
  const path = request && stage !== undefined ? pathBelow(request.url, stage) : undefined;
  const origin = request?.client.kind === 'browser' ? request.client.origin : undefined;
  return {
    ...(stage === undefined ? {} : { stage }),
    ...(path === undefined ? {} : { path }),
    ...(request ? { method: request.method } : {}),
    ...(origin === undefined ? {} : { origin }),
  };
};
