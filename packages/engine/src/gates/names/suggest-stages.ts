import type { Snapshot } from '@gatescope/shared';
import { deployedView } from '../../deployed-view.ts';
import { matchPaths, splitPath } from '../route/match-route.ts';
import { splitFirst } from './base-path.ts';

/** A path that would find its stage. */
export interface StageSuggestion {
  readonly stageName: string;
  /** The URL's whole path, corrected. */
  readonly path: string;
  /** What is wrong with the path as it is: no slash behind the stage, too many before it, another case, no stage at all, or another word. */
  readonly kind: 'no-slash' | 'slashes' | 'case' | 'absent' | 'other';
  /** Whether a deployed route matches. */
  readonly isServed: boolean;
}

const isServed = (snapshot: Snapshot, stageName: string, path: string): boolean => {
  const methods = deployedView(snapshot, stageName, 'production')?.methods;
  return methods?.state === 'present' && matchPaths(methods.value, splitPath(path)).length > 0;
};

const candidates = (stageName: string, path: string): Omit<StageSuggestion, 'isServed'>[] => {
  const { first, rest } = splitFirst(path);
  const isCase = first !== stageName && first.toLowerCase() === stageName.toLowerCase();
  const isJoined = first.length > stageName.length && first.startsWith(stageName);
  const joinedRest = `/${first.slice(stageName.length)}${rest === '/' ? '' : rest}`;
  const single = path.replace(/^\/+/, '/');
  const isSlashes = single !== path && splitFirst(single).first === stageName;
  return [
    ...(isSlashes ? [{ stageName, path: single, kind: 'slashes' as const }] : []),
    ...(isCase ? [{ stageName, path: `/${stageName}${rest}`, kind: 'case' as const }] : []),
    ...(isJoined ? [{ stageName, path: `/${stageName}${joinedRest}`, kind: 'no-slash' as const }] : []),
    { stageName, path: `/${stageName}${single}`, kind: 'absent' as const },
    ...(first === '' ? [] : [{ stageName, path: `/${stageName}${rest}`, kind: 'other' as const }]),
  ];
};

const stageNamesOf = ({ api }: Snapshot): string[] => {
  if (api.stages.state !== 'present') return [];
  return api.kind === 'REST'
    ? api.stages.value.map(({ stageName }) => stageName)
    : api.stages.value.map(({ StageName }) => StageName);
};

/** Paths that name a stage of the API instead of what was called; those that a deployed route serves come first. */
export const suggestStages = (snapshot: Snapshot, path: string): StageSuggestion[] => {
  const all = stageNamesOf(snapshot).flatMap((stageName) =>
    candidates(stageName, path).map((candidate) => ({
      ...candidate,
      isServed: isServed(snapshot, stageName, candidate.path.slice(stageName.length + 1) || '/'),
    })),
  );
  const unique = all.filter(({ path: own }, index) => all.findIndex((other) => other.path === own) === index);
  const served = unique.filter((suggestion) => suggestion.isServed);
  return served.length > 0 ? served : unique.filter(({ kind }) => kind !== 'other' && kind !== 'no-slash');
};
