import { type Fact, type Snapshot, toPointer } from '@gatescope/shared';
import { itemsOf } from '../../../lib/snapshot/fact-list.ts';
import { authorizersTexts as texts } from '../texts/access-texts.ts';

/** An authorizer of any kind of API. */
export interface AuthorizerRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly identitySource: string;
  readonly ttl: string;
  /** Where the authorizer stands in the snapshot. */
  readonly pointer: string;
  /** What its fields are called there. */
  readonly fields: Readonly<Record<'type' | 'identitySource' | 'ttl', string>>;
}

const restFields = { type: 'type', identitySource: 'identitySource', ttl: 'authorizerResultTtlInSeconds' } as const;
const routeFields = {
  type: 'AuthorizerType',
  identitySource: 'IdentitySource',
  ttl: 'AuthorizerResultTtlInSeconds',
} as const;

const ttlWords = (seconds: number | undefined, fallback: string): string => {
  if (seconds === undefined) return fallback;
  return seconds === 0 ? texts.remembersNot : texts.remembersFor(seconds);
};

/** The authorizers' fact, of whichever kind the API is. */
export const authorizersFact = ({ api }: Snapshot): Fact<unknown> => api.authorizers;

/** The API's authorizers. */
export const toAuthorizerRows = ({ api }: Snapshot): AuthorizerRow[] => {
  if (api.kind === 'REST') {
    return itemsOf(api.authorizers).map((authorizer, index) => ({
      id: authorizer.id,
      name: authorizer.name ?? authorizer.id,
      type: authorizer.type ?? texts.unknown,
      identitySource: authorizer.identitySource ?? texts.notSaid,
      ttl: ttlWords(authorizer.authorizerResultTtlInSeconds, texts.notSaid),
      pointer: toPointer('api', 'authorizers', 'value', index),
      fields: restFields,
    }));
  }
  return itemsOf(api.authorizers).map((authorizer, index) => ({
    id: authorizer.AuthorizerId ?? '',
    name: authorizer.Name ?? authorizer.AuthorizerId ?? '',
    type: authorizer.AuthorizerType ?? texts.unknown,
    identitySource: authorizer.IdentitySource?.join(', ') ?? texts.notSaid,
    // A JWT authorizer checks each token; only answers of a function are kept.
    ttl:
      authorizer.AuthorizerType === 'JWT'
        ? texts.doesNotApply
        : ttlWords(authorizer.AuthorizerResultTtlInSeconds, texts.notSaid),
    pointer: toPointer('api', 'authorizers', 'value', index),
    fields: routeFields,
  }));
};
