import type { Request } from '@gatescope/shared';
import type { CorsRefusal, CorsVerdict } from '../cors/check-response.ts';
import { checkActualReply, checkPreflightReply } from '../cors/check-response.ts';
import type { CorsIssue } from '../cors/cors-issue.ts';
import { maySpeakOf } from '../cors/cors-issue.ts';
import type { EffectiveReply } from '../cors/effective-reply.ts';
import { effectiveReply } from '../cors/effective-reply.ts';
import { originOfOptions } from '../cors/origin-of-options.ts';
import { preflightKeptSeconds } from '../cors/preflight-cache.ts';
import { isCrossOrigin } from '../cors/preflight.ts';
import type { ReasonCode } from '../reason-codes.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';

const reasonOf: Record<CorsIssue, ReasonCode> = {
  MissingAllowOriginHeader: 'cors-origin-missing',
  PreflightMissingAllowOriginHeader: 'cors-origin-missing',
  MultipleAllowOriginValues: 'cors-origin-multiple',
  PreflightMultipleAllowOriginValues: 'cors-origin-multiple',
  InvalidAllowOriginValue: 'cors-origin-mismatch',
  PreflightInvalidAllowOriginValue: 'cors-origin-mismatch',
  AllowOriginMismatch: 'cors-origin-mismatch',
  PreflightAllowOriginMismatch: 'cors-origin-mismatch',
  WildcardOriginNotAllowed: 'cors-credentials-refused',
  PreflightWildcardOriginNotAllowed: 'cors-credentials-refused',
  InvalidAllowCredentials: 'cors-credentials-refused',
  PreflightInvalidAllowCredentials: 'cors-credentials-refused',
  PreflightInvalidStatus: 'cors-preflight-status',
  PreflightDisallowedRedirect: 'cors-redirected',
  RedirectContainsCredentials: 'cors-redirected',
  CorsDisabledScheme: 'cors-redirected',
  InvalidAllowMethodsPreflightResponse: 'cors-method-refused',
  MethodDisallowedByPreflightResponse: 'cors-method-refused',
  InvalidAllowHeadersPreflightResponse: 'cors-header-refused',
  HeaderDisallowedByPreflightResponse: 'cors-header-refused',
  LocalNetworkAccessPermissionDenied: 'cors-local-network',
  InsecureLocalNetwork: 'cors-local-network',
  MixedContent: 'cors-mixed-content',
};

const wasRedirected = ({ world, leg }: GateContext): boolean =>
  world.seen.cors?.redirectedTo !== undefined && (world.seen.cors.leg ?? leg) === leg;

const blocked = (verdict: CorsRefusal, detail: Record<string, unknown>): GateAnswer => {
  const { allowed: _allowed, ...rest } = verdict;
  return {
    outcome: 'stopped',
    reason: reasonOf[verdict.issue],
    replies: [{ corsIssue: verdict.issue }],
    detail: { ...detail, ...rest },
  };
};

/**
 * Safari words a header that is absent like one that allows another origin. Errors mostly lack it, and so does a backend
 * beside a preflight that admits this very page.
 */
const isHeaderLikelierMissing = ({ world, journey, request }: GateContext): boolean => {
  const { cors, status } = world.seen;
  if (cors?.or !== 'MissingAllowOriginHeader') return false;
  if (status !== undefined && status >= 400) return true;
  const allowed = originOfOptions(journey);
  const page = request.client.kind === 'browser' ? request.client.origin : undefined;
  return allowed === undefined || allowed === '*' || allowed === page;
};

/** The issue that the browser itself names on this leg, where no header was shown to judge by. */
const issueOfConsole = (context: GateContext): CorsIssue | undefined => {
  const { world, leg, journey } = context;
  const { seen } = world;
  if (seen.kind !== 'blocked-by-browser' || !seen.cors || journey.refusal) return undefined;
  if (seen.cors.leg !== leg && (seen.cors.leg !== undefined || leg !== 'actual')) return undefined;
  return isHeaderLikelierMissing(context) ? seen.cors.or : seen.cors.issue;
};

/** A mock always answers the same; every other integration answers as configured only while its backend works. */
const restsOnBackend = ({ journey }: GateContext, { from }: EffectiveReply): boolean =>
  from === 'configuration' && journey.integration !== undefined && journey.integration.kind !== 'mock';

/** What the standard refuses and browsers let pass counts only where a browser did complain, and of nothing else. */
const isEnforced = ({ world }: GateContext, { issue }: CorsRefusal): boolean =>
  world.seen.kind === 'blocked-by-browser' && (world.seen.cors === undefined || maySpeakOf(world.seen.cors, issue));

/** What a preflight asks for; its headers are the browser's own and hold no secret. */
const asksOf = ({ leg, request }: GateContext): { asks?: Request['headers'] } =>
  leg === 'preflight' ? { asks: request.headers } : {};

const judgeReply = (context: GateContext, effective: EffectiveReply, actual: Request): GateAnswer => {
  const { reply, from } = effective;
  const verdict: CorsVerdict =
    context.leg === 'preflight' ? checkPreflightReply(reply, actual) : checkActualReply(reply, actual);
  const detail = {
    from,
    ...asksOf(context),
    headers: reply.headers,
    ...(reply.status === undefined ? {} : { status: reply.status }),
    ...(restsOnBackend(context, effective) ? { restsOnBackend: true } : {}),
  };
  if (!verdict.allowed) return blocked(verdict, detail);
  const { unenforced } = verdict;
  if (unenforced && isEnforced(context, unenforced)) return blocked(unenforced, detail);
  const passed: GateAnswer = {
    outcome: 'passed',
    detail: {
      ...detail,
      ...(unenforced ? { unenforced } : {}),
      ...(context.leg === 'preflight' ? { keptSeconds: preflightKeptSeconds(reply) } : {}),
    },
  };
  const console = issueOfConsole(context);
  if (!console || from === 'seen') return passed;
  // Configuration says the reply would pass, the browser says otherwise: what is seen decides, the difference is kept.
  return blocked({ allowed: false, issue: console }, { ...detail, from: 'console', disagreesWithConfiguration: true });
};

const judgeWithoutReply = (context: GateContext): GateAnswer => {
  const console = issueOfConsole(context);
  if (console) return blocked({ allowed: false, issue: console }, { from: 'console', ...asksOf(context) });
  const { response, refusal } = context.journey;
  if (refusal || !response) return { outcome: 'skipped' };
  return { outcome: 'unknown', detail: { writtenByBackend: true, ...asksOf(context) }, missing: [] };
};

const run = (context: GateContext): GateAnswer => {
  const { world } = context;
  const actual = world.pageCall;
  const isCross = actual ? isCrossOrigin(actual) : false;
  if (!actual || isCross === false) return { outcome: 'skipped' };
  if (isCross === undefined) return { outcome: 'skipped', detail: { unsaid: ['client.origin'] } };
  if (wasRedirected(context)) {
    return {
      outcome: 'stopped',
      reason: 'cors-redirected',
      replies: [{ corsIssue: world.seen.cors?.issue ?? '' }],
      detail: { redirectedTo: world.seen.cors?.redirectedTo },
    };
  }
  const effective = effectiveReply(context);
  return effective ? judgeReply(context, effective, actual) : judgeWithoutReply(context);
};

/** What the browser makes of the reply: the Fetch standard's CORS checks. */
export const browserGate: Gate = { id: 'browser', title: 'What the browser makes of it', run };
