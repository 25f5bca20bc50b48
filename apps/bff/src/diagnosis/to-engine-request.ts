import { partitionOf, toRequest, type Request, type Target } from '@gatescope/shared';
import { invalidInput } from '../http/input-errors.ts';
import { maskRequest } from './mask-request.ts';
import type { Question } from './question.ts';
import { addressOf } from './name-by-syntax.ts';

/** A request as the engine takes it, and what had to be filled in. */
export interface UnderstoodRequest {
  readonly request: Request | null;
  readonly assumptions: readonly string[];
}

/** The host of an API's own. https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html */
const ownHost = ({ apiId, region }: Target): string =>
  `${apiId}.execute-api.${region}.${partitionOf(region).dnsSuffix}`;

const nothingSaid: UnderstoodRequest = {
  request: null,
  assumptions: [
    'No URL was given, so no request was simulated: only what is wrong with the API by itself can be said.',
  ],
};

const notAUrl = (): Error =>
  invalidInput([
    {
      path: 'body.request.url',
      message: 'This is not a URL',
      remedy:
        'Give the URL that was called, like https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod/pets, or a path like /prod/pets.',
    },
  ]);

/** A path stands for the API's own host, a name without scheme for https; both are said. */
const complete = (url: string, target: Target): { readonly url: string; readonly assumptions: readonly string[] } => {
  if (url.startsWith('/')) {
    const host = ownHost(target);
    return {
      url: `https://${host}${url}`,
      assumptions: [`Only a path was given: taken as called on the API's own host, ${host}.`],
    };
  }
  if (addressOf(url) === undefined) throw notAUrl();
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return { url, assumptions: [] };
  return { url: `https://${url}`, assumptions: ['The URL had no scheme: taken as https.'] };
};

const rootOf = (stage: string): string => (stage === '$default' ? '/' : `/${stage}/`);

/** The request of the public interface as the engine takes it: complete URL, secrets masked. */
export const toEngineRequest = (
  { given, stage, complaint }: Pick<Question, 'given' | 'stage' | 'complaint'>,
  target: Target,
): UnderstoodRequest => {
  if (!given) return complaint.kind === 'setup-failed' ? { request: null, assumptions: [] } : nothingSaid;
  const said = (given.url ?? '').trim();
  if (said === '' && !stage) return nothingSaid;
  const { url, assumptions } = complete(said === '' && stage ? rootOf(stage) : said, target);
  return { request: maskRequest(toRequest({ ...given, url })), assumptions };
};
