import { type DataPlane, startDataPlane, type Transcript } from '@gatescope/sandbox';
import { diagnose, type Example, examples, inputOf, type Scenario } from '@gatescope/engine';
import type {
  Complaint,
  DiagnoseInput,
  Diagnosis,
  Observation,
  PredictedReply,
  ProbeEvent,
  Request,
} from '@gatescope/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engine } from '../aws/engine.ts';
import { probeRouteOf } from './probe-route.ts';
import { runProbe } from './run-probe.ts';

type Reply = Extract<Observation, { kind: 'http' }>;
type Seen = Extract<ProbeEvent, { kind: 'observation' }>;

interface Called {
  readonly id: string;
  readonly scenario: Scenario;
  readonly input: DiagnoseInput;
  readonly request: Request;
  readonly diagnosis: Diagnosis;
}

const called = Object.entries(examples).flatMap(([id, { broken }]: [string, Example]): Called[] => {
  const input = inputOf(broken);
  if (input.request === null || !URL.canParse(input.request.url)) return [];
  return [{ id, scenario: broken, input, request: input.request, diagnosis: diagnose(input, { fixes: false }) }];
});

const statusReplies = ({ diagnosis }: Called): readonly PredictedReply[] =>
  diagnosis.outcome.replies.filter(({ status }) => status !== undefined);

const bodyText = (body: Complaint['body']): string =>
  body === null || body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);

const headerLines = (headers: Complaint['headers']): [string, string][] =>
  Object.entries(headers ?? {}).flatMap(([name, value]): [string, string][] =>
    [value ?? []].flat().map((one) => [name, String(one)]),
  );

/** What was really seen of the example, where it says so; else a reply as the engine predicts it. */
const transcriptOf = ({ input, request, ...rest }: Called): Transcript | undefined => {
  const { hostname, pathname } = new URL(request.url);
  const wanted = { method: request.method, host: hostname, path: pathname };
  const { status, body, headers, console } = input.complaint;
  if (status !== undefined && status !== null && !console)
    return {
      request: wanted,
      response: { status, headers: headerLines(headers), body: bodyText(body) },
      source: 'the symptom of the example',
    };
  const [reply] = statusReplies({ input, request, ...rest });
  if (reply?.status === undefined) return undefined;
  const text = reply.message ?? reply.messageStart;
  const key = reply.gatewayResponse === 'ACCESS_DENIED' ? 'Message' : 'message';
  return {
    request: wanted,
    response: {
      status: reply.status,
      headers: [
        ...(reply.errorType === undefined ? [] : [['x-amzn-ErrorType', reply.errorType] as const]),
        ['x-amzn-RequestId', 'r-1'],
        ['x-amz-apigw-id', 'e-1='],
      ],
      body: text === undefined ? '' : JSON.stringify({ [key]: text }),
    },
    source: 'predicted',
  };
};

let plane: DataPlane;
beforeAll(async () => {
  plane = await startDataPlane({ transcripts: [] });
});
afterAll(() => plane.close());

/** Tries the example's own URL as the console's host would. */
const probe = async (one: Called, transcript: Transcript): Promise<Seen | undefined> => {
  plane.setTranscripts([transcript]);
  const route = probeRouteOf('sandbox', plane.url);
  if (route === undefined) throw new Error('The sandbox has no data plane');
  const { request, input } = one;
  const { method, url } = request;
  // The URL is the example's own, whatever ways there are to write it.
  const [form] = engine.invokeUrls({ snapshot: input.snapshot, from: request.network, method });
  if (form === undefined) return undefined;
  const variant = { ...form, url, headers: {} };
  const question = { snapshot: input.snapshot, variants: [variant], method, forms: undefined };
  const context = { route, sign: undefined, now: () => new Date(0), signal: new AbortController().signal };
  for await (const event of runProbe(question, context))
    if (event.kind === 'observation' && event.observation.kind === 'http') return event;
  return undefined;
};

const replyOf = ({ observation }: Seen): Reply => {
  if (observation.kind !== 'http') throw new Error('A probe of the sandbox sees replies only');
  return observation;
};

const messageOf = (body: string | undefined): string | undefined => {
  try {
    const parsed: unknown = JSON.parse(body ?? '');
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const entry = Object.entries(parsed).find(([key]) => /^message$/i.test(key));
    return typeof entry?.[1] === 'string' ? entry[1] : undefined;
  } catch {
    return undefined;
  }
};

const agrees = (predicted: PredictedReply, { status, headers, body }: Reply): boolean => {
  const message = messageOf(body)?.toLowerCase();
  const type = headers['x-amzn-errortype']?.[0]?.split(':')[0];
  const start = (predicted.message ?? predicted.messageStart)?.toLowerCase();
  return (
    predicted.status === status &&
    (predicted.errorType === undefined || type === undefined || predicted.errorType === type) &&
    (start === undefined || message === undefined || message.startsWith(start))
  );
};

/** The example without its complaint, and with what the probe saw: from the caller's place, with all that the caller sends. */
const asSeen = ({ input, request }: Called, seen: Seen): DiagnoseInput => ({
  ...input,
  request: { ...request, ...(request.credential.scheme === 'not-said' ? { credential: { scheme: 'none' } } : {}) },
  complaint: {},
  observations: [...input.observations, { ...seen.observation, vantage: 'caller' }],
});

const refusals = called.filter((one) => statusReplies(one).some(({ status }) => (status ?? 0) >= 400));
const withTranscript = called.filter((one) => transcriptOf(one) !== undefined);
const names = (ones: readonly Called[]): [string, Called][] => ones.map((one) => [one.id, one]);

describe('the probe of an example', () => {
  it.each(names(withTranscript))('reads back what the data plane serves: %s', async (_id, one) => {
    const transcript = transcriptOf(one);
    const seen = transcript && (await probe(one, transcript));
    // A host that does not follow from the API is never asked: then the example is about exactly that.
    if (transcript === undefined || seen === undefined) {
      expect(one.diagnosis.findings.length).toBeGreaterThan(0);
      return;
    }
    expect(replyOf(seen).status).toBe(transcript.response.status);
    expect(seen.fingerprint?.words.length).toBeGreaterThan(0);
  });

  it.each(names(refusals))('agrees with the prediction, or the difference is explained: %s', async (_id, one) => {
    const transcript = transcriptOf(one);
    const seen = transcript && (await probe(one, transcript));
    if (seen === undefined) return expect(one.diagnosis.findings[0]?.id).toBeDefined();
    const reply = replyOf(seen);
    const again = diagnose(asSeen(one, seen), { fixes: false });
    const isPredicted = again.outcome.replies.some((predicted) => agrees(predicted, reply));
    // By words of its own, by a cause that no gate predicts, or by what is not known.
    const isExplained =
      again.contradictions.length > 0 ||
      (again.outcome.verdict === 'explained' && again.findings[0]?.reason === undefined) ||
      again.outcome.verdict === 'unknown';
    expect(isPredicted || isExplained, JSON.stringify([again.outcome, reply])).toBe(true);
    return undefined;
  });

  it.each(names(refusals))('shows who refused, by the fingerprint: %s', async (_id, one) => {
    const transcript = transcriptOf(one);
    const seen = transcript && (await probe(one, transcript));
    const layer = seen?.fingerprint?.layer ?? 'unknown';
    const stop = one.diagnosis.outcome.stoppedAt ?? '';
    // A refusal before the backend is never taken for the backend's.
    const possible = ['integration', 'response', 'browser'].includes(stop)
      ? ['gateway', 'policy', 'backend', 'unknown']
      : ['gateway', 'policy', 'unknown'];
    expect(possible).toContain(layer);
    if (layer === 'policy' && seen) expect(messageOf(replyOf(seen).body)).toBeDefined();
  });

  it.each(names(refusals))('leads to the same cause without a complaint: %s', async (id, one) => {
    const transcript = transcriptOf(one);
    const seen = transcript && (await probe(one, transcript));
    if (seen === undefined) return expect(one.diagnosis.findings[0]?.id).toBeDefined();
    const again = diagnose(asSeen(one, seen), { fixes: false });
    const before = one.diagnosis.findings.map((finding) => finding.id);
    if (before[0] === id) expect(again.findings.map((finding) => finding.id)).toContain(id);
    else expect(again.findings.length + again.contradictions.length).toBeGreaterThan(0);
    return undefined;
  });
});
