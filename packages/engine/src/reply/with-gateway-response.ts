import type { GatewayResponse, PredictedReply } from '@gatescope/shared';
import { restFact } from '../facts.ts';
import type { GateContext } from '../gates/gate.ts';

const messageToken = '@@message@@';
const messageVariable = /"?\$context\.error\.message(?:String)?"?/g;

const textOf = ({ message, messageStart }: PredictedReply): Pick<PredictedReply, 'message' | 'messageStart'> => ({
  ...(message === undefined ? {} : { message }),
  ...(messageStart === undefined ? {} : { messageStart }),
});

/** What a body template makes of the message: kept, replaced by a fixed text, or not in a field that clients read. */
const messageOf = (template: string, original: PredictedReply): Pick<PredictedReply, 'message' | 'messageStart'> => {
  try {
    const body: unknown = JSON.parse(
      template
        .replaceAll(messageVariable, JSON.stringify(messageToken))
        .replaceAll(/(?<!["\w.])\$context\.[\w.]+/g, '""'),
    );
    if (typeof body !== 'object' || body === null) return {};
    const message: unknown =
      Object.entries(body).find(([key]) => key === 'Message')?.[1] ??
      Object.entries(body).find(([key]) => key === 'message')?.[1];
    if (message === messageToken) return textOf(original);
    return typeof message === 'string' && !message.includes('$context.') && !message.includes(messageToken)
      ? { message }
      : {};
  } catch {
    return {};
  }
};

const headersOf = ({ responseParameters }: GatewayResponse): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(responseParameters ?? {}).flatMap(([name, value]) => {
      const header = /^gatewayresponse\.header\.(.+)$/.exec(name)?.[1];
      const text = /^'(.*)'$/.exec(value)?.[1];
      return header && text !== undefined ? [[header.toLowerCase(), [text]]] : [];
    }),
  );

const isCustom = (response: GatewayResponse, type: string): boolean =>
  response.responseType === type && response.defaultResponse !== true;

/** The customisation in force for a reply: its own type's, else the one of the 4XX or 5XX defaults. */
const customOf = (reply: PredictedReply, responses: readonly GatewayResponse[]): GatewayResponse | undefined => {
  const { gatewayResponse: type, status } = reply;
  if (!type) return undefined;
  const fallback = (status ?? 400) >= 500 ? 'DEFAULT_5XX' : 'DEFAULT_4XX';
  return (
    responses.find((response) => isCustom(response, type)) ?? responses.find((response) => isCustom(response, fallback))
  );
};

/**
 * The reply as the API's gateway responses shape it. Their templates know simple variables only; WAF's own custom reply
 * is not among them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const withGatewayResponse = (reply: PredictedReply, responses: readonly GatewayResponse[]): PredictedReply => {
  const custom = customOf(reply, responses);
  if (!custom) return reply;
  const { message: _exact, messageStart: _start, ...rest } = reply;
  const template = custom.responseTemplates?.['application/json'] ?? Object.values(custom.responseTemplates ?? {})[0];
  const status = Number(custom.statusCode);
  const headers = headersOf(custom);
  return {
    ...rest,
    ...(template === undefined ? textOf(reply) : messageOf(template, reply)),
    ...(custom.statusCode && Number.isInteger(status) ? { status } : {}),
    ...(Object.keys(headers).length > 0 ? { headers: { ...reply.headers, ...headers } } : {}),
  };
};

const isEqual = (a: PredictedReply, b: PredictedReply): boolean => JSON.stringify(a) === JSON.stringify(b);

type Shaping = Pick<GateContext, 'world' | 'facts' | 'journey'>;

/** The deployed gateway responses where an export tells them, else the saved ones; undefined when neither is known. */
const responsesOf = ({
  world,
  facts,
  journey,
}: Shaping): { readonly list: readonly GatewayResponse[]; readonly isDeployed: boolean } | undefined => {
  const exported = journey.view?.exported;
  if (exported?.state === 'present' && exported.value.hasExtensions)
    return { list: exported.value.gatewayResponses, isDeployed: true };
  const key = restFact('gatewayResponses');
  // Hidden ones only blur the wording: they are no reason to call a gate undecided.
  if (key.pick(world.snapshot).state !== 'present') return undefined;
  return { list: facts.value(key) ?? [], isDeployed: false };
};

/**
 * A gate's replies with the API's gateway responses applied. Where these are known as saved only, the default wording of
 * a customised reply stays possible, behind it.
 */
export const shapeReplies = (shaping: Shaping, replies: readonly PredictedReply[]): PredictedReply[] => {
  const responses = responsesOf(shaping);
  if (!responses) return [...replies];
  const shaped = replies.map((reply) => withGatewayResponse(reply, responses.list));
  if (responses.isDeployed) return shaped;
  return [...shaped, ...replies.filter((reply, index) => !isEqual(reply, shaped[index] ?? reply))];
};
