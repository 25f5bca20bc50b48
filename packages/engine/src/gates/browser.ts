import type { CorsVerdict } from '../cors/check-response.ts';
import { checkActualReply, checkPreflightReply } from '../cors/check-response.ts';
import type { CorsIssue } from '../cors/cors-issue.ts';
import { effectiveReply } from '../cors/effective-reply.ts';
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

const blocked = (verdict: Extract<CorsVerdict, { allowed: false }>, detail: Record<string, unknown>): GateAnswer => {
  const { allowed: _allowed, ...rest } = verdict;
  return {
    outcome: 'stopped',
    reason: reasonOf[verdict.issue],
    replies: [{ corsIssue: verdict.issue }],
    detail: { ...detail, ...rest },
  };
};

/** The issue that the browser itself names on this leg, where no header was shown to judge by. */
const issueOfConsole = ({ world, leg, journey }: GateContext): CorsIssue | undefined => {
  const { seen } = world;
  if (seen.kind !== 'blocked-by-browser' || !seen.cors || journey.refusal) return undefined;
  return seen.cors.leg === leg || (seen.cors.leg === undefined && leg === 'actual') ? seen.cors.issue : undefined;
};

const run = (context: GateContext): GateAnswer => {
  const { world, leg } = context;
  const actual = world.request;
  const isCross = actual ? isCrossOrigin(actual) : false;
  if (!actual || isCross === false) return { outcome: 'skipped' };
  if (isCross === undefined) return { outcome: 'skipped', detail: { unsaid: ['client.origin'] } };
  // A request that is itself an OPTIONS sent by hand is judged by its reply, not as a page's call.
  if (wasRedirected(context)) {
    return {
      outcome: 'stopped',
      reason: 'cors-redirected',
      replies: [{ corsIssue: world.seen.cors?.issue ?? '' }],
      detail: { redirectedTo: world.seen.cors?.redirectedTo },
    };
  }
  const effective = effectiveReply(context);
  const console = issueOfConsole(context);
  if (effective) {
    const verdict =
      leg === 'preflight' ? checkPreflightReply(effective.reply, actual) : checkActualReply(effective.reply, actual);
    const detail = {
      from: effective.from,
      headers: effective.reply.headers,
      ...(effective.reply.status === undefined ? {} : { status: effective.reply.status }),
    };
    if (!verdict.allowed) return blocked(verdict, detail);
    if (!console || effective.from === 'seen') return { outcome: 'passed', detail };
    // Configuration says the reply would pass, the browser says otherwise: what is seen decides, the difference is kept.
    return blocked(
      { allowed: false, issue: console },
      { ...detail, from: 'console', disagreesWithConfiguration: true },
    );
  }
  if (console) return blocked({ allowed: false, issue: console }, { from: 'console' });
  const writtenByBackend = context.journey.response !== undefined;
  return writtenByBackend ? { outcome: 'unknown', detail: { writtenByBackend }, missing: [] } : { outcome: 'skipped' };
};

/** What the browser makes of the reply: the Fetch standard's CORS checks. */
export const browserGate: Gate = { id: 'browser', title: 'What the browser makes of it', run };
