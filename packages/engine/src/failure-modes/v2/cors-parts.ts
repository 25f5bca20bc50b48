import { textIn } from '../names/detail.ts';
import type { ProposedFix } from '@gatescope/shared';
import { credentialFixes } from '../cors/allow-origin-fixes.ts';
import { backendHeaders } from '../cors/cors-fixes.ts';
import { corsEvidence, findBrowserStop, originOf, verdictAt } from '../cors/cors-stops.ts';
import { findMissingOptions } from '../cors/find-missing-options.ts';
import { isMadeByGateway, mayBeMadeByGateway } from '../cors/made-by-gateway.ts';
import type { CheckContext } from '../failure-mode.ts';
import { corsConfigurationFix, savedCors } from './cors-http-api.ts';
import { routeName, stepOf } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const corsPage = {
  url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
  proves: 'Who writes the CORS headers of an HTTP API.',
};

/** The configuration writes the headers where there is one, else the backend does. */
const headerFixes = (context: CheckContext): ProposedFix[] =>
  savedCors(context) ? corsConfigurationFix(context) : [...corsConfigurationFix(context), backendHeaders(context)];

/** Headers that are there and do not fit: the same words, other places to change. */
export const corsReplyV2: V2Part = {
  apis: ['HTTP'],
  needs: ['/api/api'],
  fixes: (_, context) => headerFixes(context),
  docs: [corsPage],
};

/** A request header that no list covers may also be dropped by the page. */
export const corsHeaderV2: V2Part = corsReplyV2;

export const corsCredentialsV2: V2Part = {
  ...corsReplyV2,
  fixes: ({ at, detail }, context) => [
    ...(at ? credentialFixes(context, at, detail['leg'] === 'preflight') : []).filter(
      ({ change }) => change.kind === 'request',
    ),
    ...headerFixes(context),
  ],
};

export const corsDuplicateOriginV2: V2Part = {
  ...corsReplyV2,
  explain: ({ detail }) => ({
    summary: `Access-Control-Allow-Origin arrives with several values: ${textIn(detail, 'value') ?? 'two of them'}.`,
    explanation:
      "The browser joins the values with a comma and compares the whole with the origin. It happens when the backend sends the header twice (in headers and in multiValueHeaders of a function's answer in format 1.0, for example), or when a CDN or proxy in front adds its own. An HTTP API with a CORS configuration would drop the backend's headers and write one.",
  }),
  fixes: (_, context) => [
    { ...backendHeaders(context), id: 'send-it-once', title: 'Send Access-Control-Allow-Origin in one place only' },
    ...corsConfigurationFix(context),
  ],
};

/** With a configuration API Gateway writes the headers, so what the backend sends is not the cause. */
export const corsProxyBackendV2: V2Part = {
  apis: ['HTTP'],
  needs: ['/api/api'],
  check: (context) => {
    const at = findBrowserStop(context, ['cors-origin-missing'], 'actual');
    const cors = stepOf(context, at)?.view.cors;
    if (at && cors?.state !== 'present') return { verdict: 'unknown', missing: at.result.missing };
    if (!at || cors?.state !== 'present' || cors.value || at.simulated.journey.refusal || isMadeByGateway(context))
      return { verdict: 'clear' };
    const verdict = verdictAt(at, (stop) => corsEvidence(context, stop));
    return mayBeMadeByGateway(context) ? { ...verdict, standing: 'possible' } : verdict;
  },
  explain: ({ at }, context) => ({
    summary: `The backend of ${routeName(context, at)} answers without Access-Control-Allow-Origin for ${originOf(context)}.`,
    explanation:
      'The API has no CORS configuration, so API Gateway passes the reply on as the backend wrote it and adds nothing. Either the backend sends the headers itself, on every reply, or the API gets a configuration and writes them. The call itself was made and may have had its effect; the browser only keeps the page from reading the reply.',
  }),
  fixes: (_, context) => [...corsConfigurationFix(context), backendHeaders(context)],
  docs: [corsPage],
};

/** With a configuration API Gateway writes the headers of every preflight's reply: what it lacks is that mode's to say. */
export const corsHeadersMissingV2: V2Part = {
  apis: ['HTTP'],
  needs: ['/api/api'],
  check: (context) => {
    const at = findBrowserStop(context, ['cors-origin-missing'], 'preflight');
    const cors = stepOf(context, at)?.view.cors;
    return cors?.state === 'present' && cors.value ? { verdict: 'clear' } : undefined;
  },
  explain: ({ at }, context) => ({
    summary: `${routeName(context, at)} answers the preflight from ${originOf(context)} without Access-Control-Allow-Origin.`,
    explanation:
      'The API runs without a CORS configuration, so OPTIONS goes to the backend like any other request (through an OPTIONS or ANY route, or $default). The backend must answer preflights itself, with status 2xx and the Access-Control-Allow headers; it answers, but without them.',
  }),
  fixes: (_, context) => headerFixes(context),
  docs: [corsPage],
};

/** Nothing takes OPTIONS: the other face of a missing CORS configuration. */
export const corsNoOptionsV2: V2Part = {
  apis: ['HTTP'],
  needs: ['/api/api', '/api/routes'],
  symptom: { texts: ['Not Found'], statuses: [404] },
  check: (context) => {
    const missing = findMissingOptions(context);
    if (!missing || savedCors(context)) return { verdict: 'clear' };
    const routes = { label: 'Routes', pointer: '/api/routes', observed: `none takes OPTIONS ${missing.path}` };
    return {
      verdict: 'found',
      // The missing configuration says the same of the API as a whole.
      at: { ...missing.at, agreement: missing.at.agreement === 'contradicts' ? 'contradicts' : 'silent' },
      evidence: [routes, ...corsEvidence(context, missing.at)],
      detail: { path: missing.path },
    };
  },
  explain: ({ detail }) => ({
    summary: `No route takes OPTIONS ${String(detail['path'])}, and the API has no CORS configuration to answer the preflight.`,
    explanation:
      'Before this call the browser asks with OPTIONS, without token or cookie. Without a CORS configuration an HTTP API looks for a route for it; there is none, so the answer is 404 "Not Found" without CORS headers, and the browser never sends the real call.',
  }),
  fixes: (_, context) => corsConfigurationFix(context),
  docs: [corsPage],
};
