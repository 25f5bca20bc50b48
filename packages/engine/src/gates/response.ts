import { exportFact, restFact } from '../facts.ts';
import { compareReplies } from '../reply/agreement.ts';
import { shapeReplies } from '../reply/with-gateway-response.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';
import { causes } from './integration/cause.ts';
import { findTemplate } from './integration/check-request-body.ts';
import { expectedReply } from './integration/expected-reply.ts';
import { contentTypeOf } from './integration/media-type.ts';
import { configurationError } from './integration/replies.ts';
import type { ResponseEntry, Selection } from './integration/select-response.ts';
import { defaultEntry, entriesOf, isSelected, mockStatuses, selectResponse } from './integration/select-response.ts';
import type { Journey } from './journey.ts';

type Integration = NonNullable<Journey['integration']>;

/** The way of a Lambda or HTTP backend that works: a function's success has no error text, a backend's is some 2xx. */
const selectOnSuccess = (kind: Integration['kind'], entries: readonly ResponseEntry[]): Selection => {
  const fallback = defaultEntry(entries);
  if (kind === 'lambda') {
    if (fallback) return { kind: 'selected', entry: fallback };
    return entries.some(({ response }) => isSelected(response.selectionPattern ?? '', '') !== false)
      ? { kind: 'open' }
      : { kind: 'none' };
  }
  const selection = selectResponse(entries, '200');
  return selection.kind === 'none' ? { kind: 'open' } : selection;
};

/** What was seen tells which response answered: the one with that status. */
const seenEntry = ({ world, leg }: GateContext, entries: readonly ResponseEntry[]): ResponseEntry | undefined => {
  const { status, cors } = world.seen;
  if (status === undefined || (cors?.leg !== undefined && cors.leg !== leg)) return undefined;
  return entries.find(({ key, response }) => (response.statusCode ?? key) === String(status));
};

const selectMock = (
  { request }: GateContext,
  { running }: Integration,
  entries: readonly ResponseEntry[],
): Selection => {
  const templates = Object.fromEntries(
    Object.entries(running.integration.requestTemplates ?? {}).map(([type, text]) => [type, text ?? '']),
  );
  const template = findTemplate(templates, contentTypeOf(request))?.template ?? '';
  const statuses = mockStatuses(template);
  if (statuses.length === 0) {
    const fallback = defaultEntry(entries);
    // Without a template the default response answers; a computed status is not known here.
    return fallback && template.trim() === '' ? { kind: 'selected', entry: fallback } : { kind: 'open' };
  }
  const selections = statuses.map((status) => selectResponse(entries, status));
  const [first = { kind: 'open' } as const] = selections;
  if (selections.length === 1) return first;
  return selections.every(({ kind }) => kind === 'none') ? { kind: 'none' } : { kind: 'open' };
};

const select = (context: GateContext, integration: Integration, entries: readonly ResponseEntry[]): Selection => {
  if (integration.kind === 'mock') return selectMock(context, integration, entries);
  const seen = seenEntry(context, entries);
  return seen ? { kind: 'selected', entry: seen } : selectOnSuccess(integration.kind, entries);
};

const hasMethodResponse = ({ running }: Integration, { key, response }: ResponseEntry): boolean | undefined => {
  const { methodResponses } = running.method;
  if (methodResponses === undefined) return undefined;
  return (response.statusCode ?? key) in methodResponses || 'default' in methodResponses;
};

const refusal = (
  context: GateContext,
  integration: Integration,
  cause: 'response-unmatched' | 'method-response-missing',
  detail: Record<string, unknown>,
): GateAnswer => ({
  outcome: 'stopped',
  reason: causes[cause],
  replies: shapeReplies(context, [configurationError]),
  basis: integration.running.basis,
  detail: { cause, pointer: integration.running.pointer, methodPointer: integration.running.methodPointer, ...detail },
});

const answerMapped = (context: GateContext, integration: Integration): GateAnswer => {
  const { basis, pointer } = integration.running;
  const entries = entriesOf(integration.running.integration);
  const patterns = entries.map(({ key, response }) => ({
    status: response.statusCode ?? key,
    pattern: response.selectionPattern ?? null,
  }));
  const open: GateAnswer = {
    outcome: 'unknown',
    basis,
    reason: causes['response-unmatched'],
    replies: shapeReplies(context, [configurationError]),
    missing: [],
    detail: { cause: 'response-unmatched', pointer, patterns },
  };
  if (integration.running.integration.integrationResponses === undefined) return open;
  const selection = select(context, integration, entries);
  if (selection.kind === 'open')
    return defaultEntry(entries) ? { outcome: 'passed', basis, detail: { pointer, patterns } } : open;
  if (selection.kind === 'none') return refusal(context, integration, 'response-unmatched', { patterns });
  const { entry } = selection;
  // A backend that answers otherwise than expected meets no response at all; what was seen says whether it did.
  if (integration.kind !== 'mock' && !defaultEntry(entries) && context.world.seen.status === 500) return open;
  const status = entry.response.statusCode ?? entry.key;
  const isDeclared = hasMethodResponse(integration, entry);
  if (isDeclared === false) return refusal(context, integration, 'method-response-missing', { status, patterns });
  // AWS leaves an empty list out, and so does a cut-down document: it counts where what was seen fits.
  if (isDeclared === undefined && compareReplies(open.replies ?? [], context.world.seen) === 'agrees') {
    const { methodPointer } = integration.running;
    return { ...open, detail: { cause: 'method-response-missing', pointer, methodPointer, status, patterns } };
  }
  const response = expectedReply(entry, context.journey.view?.variables ?? {});
  return {
    outcome: 'passed',
    basis,
    adds: { response },
    detail: { pointer, status, patterns, headers: response.headersKnown },
  };
};

const run = (context: GateContext): GateAnswer => {
  const { integration, view } = context.journey;
  if (!integration || !view) return { outcome: 'skipped' };
  const { basis } = integration.running;
  if (basis === 'deployed') context.facts.read(exportFact(view.stage.stageName));
  else context.facts.read(restFact('resources'));
  if (integration.type !== 'AWS_PROXY' && integration.type !== 'HTTP_PROXY') return answerMapped(context, integration);
  return {
    outcome: 'passed',
    basis,
    adds: { response: { headersKnown: undefined, fromBackend: true } },
    detail: { isProxy: true },
  };
};

/** Turns the backend's answer into the reply: proxies hand it on, others map it by integration and method responses. */
export const responseGate: Gate = { id: 'response', title: 'Response', run };
