import type { Fact, Snapshot } from '@gatescope/shared';
import { itemsOf } from '../../../lib/snapshot/fact-list.ts';
import { authorizersTexts as texts } from '../texts/access-texts.ts';

/** An authorizer of any kind of API. */
export interface AuthorizerRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly identitySource: string;
  readonly ttl: string;
  readonly raw: unknown;
}

const ttlWords = (seconds: number | undefined, fallback: string): string => {
  if (seconds === undefined) return fallback;
  return seconds === 0 ? texts.remembersNot : texts.remembersFor(seconds);
};

/** The authorizers' fact, of whichever kind the API is. */
export const authorizersFact = ({ api }: Snapshot): Fact<unknown> => api.authorizers;

/** The API's authorizers. */
export const toAuthorizerRows = ({ api }: Snapshot): AuthorizerRow[] => {
  if (api.kind === 'REST') {
    return itemsOf(api.authorizers).map((authorizer) => ({
      id: authorizer.id,
      name: authorizer.name ?? authorizer.id,
      type: authorizer.type ?? texts.unknown,
      identitySource: authorizer.identitySource ?? texts.notSaid,
      ttl: ttlWords(authorizer.authorizerResultTtlInSeconds, texts.notSaid),
      raw: authorizer,
    }));
  }
  return itemsOf(api.authorizers).map((authorizer) => ({
    id: authorizer.AuthorizerId ?? '',
    name: authorizer.Name ?? authorizer.AuthorizerId ?? '',
    type: authorizer.AuthorizerType ?? texts.unknown,
    identitySource: authorizer.IdentitySource?.join(', ') ?? texts.notSaid,
    // A JWT authorizer checks each token; only answers of a function are kept.
    ttl:
      authorizer.AuthorizerType === 'JWT'
        ? texts.doesNotApply
        : ttlWords(authorizer.AuthorizerResultTtlInSeconds, texts.notSaid),
    raw: authorizer,
  }));
};
