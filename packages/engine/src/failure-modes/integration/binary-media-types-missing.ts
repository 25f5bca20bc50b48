import type { Evidence, ProposedFix, Request } from '@gatescope/shared';
import {
  contentTypeOf,
  essenceOf,
  findBinaryType,
  firstAcceptOf,
  isBinaryByNature,
} from '../../gates/integration/media-type.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { integrationOf, isRefusedBefore, methodName, stageName } from './at-integration.ts';
import { isBase64 } from './told-by-text.ts';

interface Binaries {
  readonly types: readonly string[];
  readonly isDeployed: boolean;
}

const binariesOf = ({ main, world }: CheckContext): Binaries => {
  const exported = main?.journey.view?.exported;
  const { api } = world.snapshot;
  if (exported?.state === 'present' && exported.value.hasExtensions)
    return { types: exported.value.restApi.binaryMediaTypes ?? [], isDeployed: true };
  return {
    types: api.kind === 'REST' && api.restApi.state === 'present' ? (api.restApi.value.binaryMediaTypes ?? []) : [],
    isDeployed: false,
  };
};

const savedTypes = ({ world }: CheckContext): readonly string[] => {
  const { api } = world.snapshot;
  return api.kind === 'REST' && api.restApi.state === 'present' ? (api.restApi.value.binaryMediaTypes ?? []) : [];
};

interface Side {
  readonly side: 'request' | 'response';
  /** The type that would have to be among the binary types. */
  readonly needed: string;
  /** The type of the bytes themselves. */
  readonly content: string;
  readonly standing: 'specific' | 'possible';
}

const carriesBody = ({ method }: Request): boolean => ['POST', 'PUT', 'PATCH'].includes(method);

/** An upload whose type does not count as binary is read as text, which destroys its bytes. */
const uploadSide = (request: Request, types: readonly string[]): Side | undefined => {
  const content = contentTypeOf(request);
  if (!carriesBody(request) || request.headers['content-type'] === undefined || !isBinaryByNature(content))
    return undefined;
  return findBinaryType(types, content)
    ? undefined
    : { side: 'request', needed: content, content, standing: 'specific' };
};

/** A reply is decoded only if the first type of Accept counts as binary; without Accept the reply's own type is taken. */
const downloadSide = ({ world }: CheckContext, request: Request, types: readonly string[]): Side | undefined => {
  const content = essenceOf(world.seen.headers['content-type']?.[0] ?? '');
  const looksEncoded = isBase64(world.seen.bodyText);
  if (!looksEncoded && !(content !== '' && isBinaryByNature(content))) return undefined;
  const needed = firstAcceptOf(request) ?? content;
  if (needed === '' || findBinaryType(types, needed)) return undefined;
  return {
    side: 'response',
    needed,
    content: content || needed,
    standing: looksEncoded || firstAcceptOf(request) !== undefined ? 'specific' : 'possible',
  };
};

const check = (context: CheckContext): Verdict => {
  const { request, seen } = context.world;
  if (!request || seen.kind !== 'wrong-content' || !integrationOf(context) || isRefusedBefore(context))
    return { verdict: 'clear' };
  const { types, isDeployed } = binariesOf(context);
  const side = downloadSide(context, request, types) ?? uploadSide(request, types);
  if (!side) return { verdict: 'clear' };
  // Saved already, but not deployed: that is what has to be done, not another type.
  if (isDeployed && findBinaryType(savedTypes(context), side.needed)) return { verdict: 'clear' };
  const header: Evidence =
    side.side === 'request'
      ? { label: 'Content-Type of the upload', pointer: 'request:headers.content-type', observed: side.content }
      : {
          label: 'First type of Accept',
          pointer: 'request:headers.accept',
          observed: firstAcceptOf(request) ?? 'not sent',
        };
  const evidence: Evidence[] = [
    {
      label: 'Binary media types',
      pointer: '/api/restApi',
      observed: types.join(', ') || 'none',
      expected: side.needed,
    },
    header,
    ...(side.side === 'response'
      ? [{ label: 'Type of the reply', pointer: 'complaint:headers', observed: side.content }]
      : []),
  ];
  return { verdict: 'found', standing: side.standing, evidence, detail: { ...side, types: [...types] } };
};

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

const addType = (context: CheckContext, types: readonly string[], type: string): ProposedFix => {
  const operations = [
    { op: 'set' as const, path: '/api/restApi/value/binaryMediaTypes', value: [...types, type] },
    { op: 'deploy' as const, stage: stageName(context) },
  ];
  const isAll = type === '*/*';
  return {
    id: isAll ? 'treat-all-as-binary' : 'add-binary-type',
    title: isAll ? 'Treat every type as binary' : `Add ${type} to the binary media types`,
    change: { kind: 'patch', operations },
    risk: 'needs-review',
    notes: [
      'Binary media types belong to the deployment: deploy the API afterwards.',
      isAll
        ? 'Every mock (the OPTIONS methods of CORS, for example) and every template then needs contentHandling CONVERT_TO_TEXT.'
        : `Requests and replies of type ${type} are handed on as bytes from then on.`,
      'A proxy function gets and gives such bodies as base64 text with isBase64Encoded: true.',
    ],
  };
};

/**
 * API Gateway treats bodies as UTF-8 text unless their type is among the API's binary media types; for replies it looks
 * at the first media type of Accept only.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
 */
export const binaryMediaTypesMissing = defineFailureMode({
  id: 'binary-media-types-missing',
  title: 'Binary bodies of this type are treated as text',
  kind: 'blocking',
  gate: 'response',
  apis: ['REST'],
  explains: [],
  symptom: {
    complaints: ['wrong-content'],
    texts: ['base64 text instead of a picture', 'the uploaded file is larger and cannot be opened'],
    statuses: [200],
  },
  needs: ['/api/restApi'],
  check,
  explain: ({ detail }, context) => {
    const types = textsOf(detail['types']).join(', ') || 'none';
    const needed = String(detail['needed']);
    if (detail['side'] === 'request') {
      return {
        summary: `${methodName(context)} reads uploads of type ${needed} as text, because the API's binary media types are: ${types}.`,
        explanation:
          'A body whose type is not among the binary media types is read as UTF-8 text. Bytes that are no valid text are replaced on the way, so the file arrives larger and broken. With the type in the list a proxy function gets the body as base64 with isBase64Encoded true.',
      };
    }
    return {
      summary: `${methodName(context)} hands on its ${String(detail['content'])} reply as text, because ${needed} is not among the API's binary media types (${types}).`,
      explanation: `A function gives binary replies as base64. API Gateway decodes them only when the request asks for a binary type, and of the Accept header it looks at the first media type alone: here ${needed}. A browser puts text/html or an image list first, so a type that curl names works while the same address in a page shows base64 text.`,
    };
  },
  fixes: ({ detail }, context) => {
    const types = textsOf(detail['types']);
    const needed = String(detail['needed']);
    const first = addType(context, types, needed);
    return needed === '*/*' ? [first] : [first, addType(context, types, '*/*')];
  },
  fixAvailability: 'always',
  howToSee:
    'Read binaryMediaTypes with apigateway get-rest-api and compare it with the first media type of Accept (replies) or with Content-Type (uploads).',
  why: 'Text is the default for both directions. The list is one for the whole API and takes effect with the next deployment.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html',
      proves: 'The first Accept type decides whether a reply is binary; browsers need */*.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/lambda-proxy-binary-media.html',
      proves: 'Binary replies of a proxy function are base64 with isBase64Encoded.',
    },
  ],
});
