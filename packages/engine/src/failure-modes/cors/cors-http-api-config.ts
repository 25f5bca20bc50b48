import type { CorsConfiguration, Evidence } from '@gatescope/shared';
import { checkActualReply, checkPreflightReply } from '../../cors/check-response.ts';
import type { CorsVerdict } from '../../cors/check-response.ts';
import { corsHeaders } from '../../gates/v2/cors-headers.ts';
import type { ReasonCode } from '../../reason-codes.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { corsConfigurationFix } from '../v2/cors-http-api.ts';
import { stepOf } from '../v2/route-step.ts';
import { corsEvidence, findBrowserStop, originOf } from './cors-stops.ts';
import { findMissingOptions } from './find-missing-options.ts';
import { keptBackAt } from '../names/kept-back.ts';
import { corsSetup } from '../setup/api-setup-parts.ts';

const reasons: readonly ReasonCode[] = [
  'cors-origin-missing',
  'cors-origin-mismatch',
  'cors-credentials-refused',
  'cors-method-refused',
  'cors-header-refused',
];

/** The configuration that the stage runs. */
const configOf = (context: CheckContext): CorsConfiguration | undefined => {
  const cors = stepOf(context)?.view.cors;
  return cors?.state === 'present' ? cors.value : undefined;
};

/** What a browser makes of the headers that the configuration gives for the page's origin. */
const judge = ({ world }: CheckContext, config: CorsConfiguration, origin: string): CorsVerdict => {
  if (!world.pageCall) return { allowed: true };
  const preflight = { status: 204, headers: corsHeaders(config, origin, 'preflight') };
  const onPreflight = checkPreflightReply(preflight, world.pageCall);
  if (!onPreflight.allowed) return onPreflight;
  return checkActualReply({ headers: corsHeaders(config, origin, 'actual') }, world.pageCall);
};

const fields: Readonly<Record<string, keyof CorsConfiguration>> = {
  'access-control-allow-origin': 'AllowOrigins',
  'access-control-allow-methods': 'AllowMethods',
  'access-control-allow-headers': 'AllowHeaders',
  'access-control-allow-credentials': 'AllowCredentials',
};

const shown = (value: unknown): string => {
  if (value === undefined) return 'not set';
  return Array.isArray(value) ? value.join(', ') || 'empty' : JSON.stringify(value);
};

/** Other modes name the header itself; this one then stands behind them. */
const isSaidElsewhere = (at: Stop): boolean => at.result.reason !== 'cors-origin-missing';

/** The configuration covers the call, but a distribution in front keeps Origin to itself. */
const withoutOrigin = (context: CheckContext, at: Stop): Verdict => {
  const kept = keptBackAt(context.world, at, 'Origin');
  if (!kept) return { verdict: 'clear' };
  return {
    verdict: 'found',
    at,
    evidence: [kept.evidence, ...corsEvidence(context, at)],
    detail: { isKeptBack: true },
  };
};

const withConfig = (context: CheckContext, config: CorsConfiguration): Verdict => {
  const at = findBrowserStop(context, reasons);
  const verdict = judge(context, config, originOf(context));
  if (!at) return { verdict: 'clear' };
  if (verdict.allowed) return withoutOrigin(context, at);
  const field = fields[verdict.header ?? ''] ?? 'AllowOrigins';
  const base = stepOf(context)?.view.corsPointer ?? '/api/api';
  const evidence: Evidence[] = [
    {
      label: `${field} of the CORS configuration`,
      pointer: base,
      within: field,
      observed: shown(config[field]),
      expected: verdict.wanted ?? originOf(context),
    },
    ...corsEvidence(context, at),
  ];
  return {
    verdict: 'found',
    at: isSaidElsewhere(at) ? { ...at, agreement: 'silent' } : at,
    evidence,
    detail: { field, wanted: verdict.wanted ?? originOf(context), value: shown(config[field]) },
  };
};

const withoutConfig = (context: CheckContext): Verdict => {
  const missing = findMissingOptions(context);
  if (!missing) return { verdict: 'clear' };
  return {
    verdict: 'found',
    at: missing.at,
    ...(missing.at.agreement === 'silent' ? { standing: 'specific' as const } : {}),
    evidence: [
      {
        label: 'CORS configuration',
        pointer: '/api/api',
        observed: 'none',
        expected: `one that allows ${originOf(context)}`,
      },
      ...corsEvidence(context, missing.at),
    ],
    detail: {},
  };
};

/**
 * Once an HTTP API has a CORS configuration, API Gateway answers preflights from it and writes its headers alone; those of
 * the backend are ignored.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export const corsHttpApiConfig = defineFailureMode({
  id: 'cors-http-api-config',
  title: "HTTP API's CORS configuration does not cover this call",
  kind: 'blocking',
  gate: 'browser',
  apis: ['HTTP'],
  explains: ['cors-origin-missing'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: ["No 'Access-Control-Allow-Origin' header is present on the requested resource"],
    statuses: [200, 204, 404],
  },
  setup: corsSetup,
  needs: ['/api/api', '/api/routes'],
  check: (context) => {
    const config = configOf(context);
    return config ? withConfig(context, config) : withoutConfig(context);
  },
  explain: ({ at, detail }, context) => {
    const { field, wanted, value } = detail;
    if (detail['isKeptBack'])
      return {
        summary:
          'API Gateway gets this call without Origin, so it writes no CORS headers, although its CORS configuration covers the page.',
        explanation: `An HTTP API with a CORS configuration writes the headers on calls that carry Origin, and on no others.${keptBackAt(context.world, at, 'Origin')?.words ?? ''} Called by its own host the API sends the headers.`,
      };
    if (typeof field !== 'string') {
      return {
        summary: `The API has no CORS configuration and no route for OPTIONS, so the preflight from ${originOf(context)} is answered 404.`,
        explanation:
          'Before this call the browser asks with OPTIONS, without token or cookie. An HTTP API with a CORS configuration answers that by itself; without one it looks for a route like for any other request, finds none, and answers 404 without CORS headers. The browser then never sends the real call. Programs send no preflight and are not affected.',
      };
    }
    return {
      summary: `${field} of the API's CORS configuration is ${String(value)}, which does not cover ${String(wanted)}.`,
      explanation:
        'With a CORS configuration API Gateway writes the CORS headers of preflights and replies itself, and ignores those that the backend sends, however right they are. An origin that is not listed (scheme, host and port, without a slash at the end) gets no Access-Control-Allow-Origin at all; verbs and headers that are not listed are refused on the preflight.',
    };
  },
  fixes: ({ at, detail }, context) => {
    const kept = detail['isKeptBack'] ? keptBackAt(context.world, at, 'Origin') : undefined;
    if (kept) return [kept.fix];
    const remove = configOf(context)
      ? [
          {
            id: 'let-backend-answer',
            title: 'Remove the CORS configuration, and let the backend answer preflights and send the headers',
            change: { kind: 'advice' as const },
            risk: 'needs-review' as const,
            notes: ['The backend then needs a route for OPTIONS, and the headers on every reply.'],
          },
        ]
      : [];
    return [...corsConfigurationFix(context), ...remove];
  },
  fixAvailability: 'always',
  howToSee:
    'Read CorsConfiguration with GetApi and compare it with Origin, verb and headers of the call; send OPTIONS yourself with Origin and Access-Control-Request-Method.',
  why: 'Two layers that both write CORS headers would contradict each other, so an HTTP API takes its own configuration and drops what the backend says.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
      proves: "API Gateway answers preflights from the configuration and ignores the backend's CORS headers.",
    },
  ],
});
