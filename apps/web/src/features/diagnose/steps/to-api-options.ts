import type { ApiSummary } from '@gatescope/shared';

/** An API as an option of a list. */
export interface ApiOption {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly tags: readonly string[];
}

interface Named {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly api?: string | undefined;
}

/** The value of the option that stands for an API. */
export const toApiValue = ({ account, region, api }: Named): string =>
  [account ?? '', region ?? '', api ?? ''].join('/');

/** The APIs as options, by name. */
export const toApiOptions = (apis: readonly ApiSummary[]): ApiOption[] =>
  apis
    .map(({ accountId, region, id, name, kind, endpointTypes }) => ({
      value: toApiValue({ account: accountId, region, api: id }),
      label: name,
      description: id,
      tags: [region, accountId, kind, ...endpointTypes],
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
