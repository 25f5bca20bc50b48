import type { ApiKind, Snapshot } from '@gatescope/shared';
import { apiKinds } from '@gatescope/shared';
import type { Feature } from './features.ts';
import { features } from './features.ts';

/** A feature that the API uses (or may use), and which another kind does not have. */
export interface LackingFeature {
  readonly id: string;
  readonly title: string;
  /** Where it is used; empty where that could not be read. */
  readonly pointers: readonly string[];
  /** Facts that are hidden, so that its use is not known. */
  readonly hidden: readonly string[];
}

/** What an API would lose as another kind. */
export interface KindComparison {
  readonly kind: ApiKind;
  readonly lacking: readonly LackingFeature[];
}

const toLacking = ({ id, title, find }: Feature, snapshot: Snapshot): LackingFeature[] => {
  const found = find(snapshot);
  if (found.use === 'no') return [];
  return [
    {
      id,
      title,
      pointers: found.use === 'yes' ? found.pointers : [],
      hidden: found.use === 'unknown' ? found.hidden : [],
    },
  ];
};

/** For each other kind: the features in use that it lacks. An empty list says that nothing in use keeps the API from it. */
export const listFeaturesLacking = (snapshot: Snapshot): readonly KindComparison[] =>
  apiKinds
    .filter((kind) => kind !== snapshot.target.kind)
    .map((kind) => ({
      kind,
      lacking: features
        .filter((feature) => feature.kinds.includes(snapshot.target.kind) && !feature.kinds.includes(kind))
        .flatMap((feature) => toLacking(feature, snapshot)),
    }));
