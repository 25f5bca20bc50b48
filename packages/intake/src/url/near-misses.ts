import { parseInvokeHost } from '@gatescope/shared';
import { editDistance, isSlip } from '../text/edit-distance.ts';
import { fillPath, isPathOf } from './match-path.ts';
import { splitUrl, writeUrl } from './split-url.ts';
import type { SplitUrl } from './split-url.ts';

/** An API as far as it is known. */
export interface KnownApi {
  readonly id: string;
  readonly stages: readonly string[];
  /** Resource paths, `{name}` and `{proxy+}` included; absent when they are not known. */
  readonly paths?: readonly string[];
}

export const nearMissKinds = [
  'slash-missing',
  'stage-missing',
  'stage-doubled',
  'stage-case',
  'stage-slip',
  'slash-doubled',
  'slash-trailing',
  'path-case',
  'path-slip',
  'api-slip',
] as const;
export type NearMissKind = (typeof nearMissKinds)[number];

/** A URL that the one given was probably meant to be. */
export interface NearMiss {
  readonly kind: NearMissKind;
  /** A sentence: "`devitems` is no stage; did you mean `dev/items`?" */
  readonly text: string;
  /** The URL that may be meant. */
  readonly url: string;
}

interface Scene {
  readonly url: SplitUrl;
  readonly api: KnownApi;
  readonly first: string;
  /** Behind the first segment; begins with a slash, or is empty. */
  readonly rest: string;
}

const isKnownPath = (api: KnownApi, path: string): boolean =>
  (api.paths ?? []).some((template) => isPathOf(template, path));

const to = (scene: Scene, kind: NearMissKind, why: string, path: string): NearMiss => ({
  kind,
  text: `${why}; did you mean \`${path.slice(1)}\`?`,
  url: writeUrl({ ...scene.url, path }),
});

const slashMissing = (scene: Scene): NearMiss[] =>
  scene.api.stages
    .filter((stage) => scene.first.length > stage.length && scene.first.startsWith(stage))
    .map((stage) => ({ stage, path: `/${scene.first.slice(stage.length).replace(/^[-_.]/, '')}${scene.rest}` }))
    .filter(({ path }) => !scene.api.paths || isKnownPath(scene.api, path))
    .toSorted((a, b) => b.stage.length - a.stage.length)
    .map(({ stage, path }) => to(scene, 'slash-missing', `\`${scene.first}\` is no stage`, `/${stage}${path}`));

const stageCase = (scene: Scene): NearMiss[] =>
  scene.api.stages
    .filter((stage) => stage !== scene.first && stage.toLowerCase() === scene.first.toLowerCase())
    .map((stage) =>
      to(scene, 'stage-case', `\`${scene.first}\` is no stage: upper and lower case count`, `/${stage}${scene.rest}`),
    );

const stageSlip = (scene: Scene): NearMiss[] =>
  scene.api.stages
    .filter((stage) => stage.toLowerCase() !== scene.first.toLowerCase() && isSlip(scene.first, stage))
    .toSorted((a, b) => editDistance(scene.first, a) - editDistance(scene.first, b))
    .map((stage) => to(scene, 'stage-slip', `\`${scene.first}\` is no stage`, `/${stage}${scene.rest}`));

/** Known paths make it sure; without them any stage may be the missing one. */
const stageMissing = (scene: Scene): NearMiss[] => {
  const { path } = scene.url;
  if (path.startsWith('//')) return [];
  const isMeant = scene.api.paths ? isKnownPath(scene.api, path) : scene.api.stages.length === 1;
  const why = scene.first === '' ? 'The URL names no stage' : `\`${scene.first}\` is no stage`;
  return isMeant ? scene.api.stages.map((stage) => to(scene, 'stage-missing', why, `/${stage}${path}`)) : [];
};

const stageDoubled = (scene: Scene): NearMiss[] => {
  const { first, rest, api } = scene;
  if (!api.stages.includes(first) || !(rest === `/${first}` || rest.startsWith(`/${first}/`))) return [];
  if (isKnownPath(api, rest)) return [];
  const path = rest.slice(first.length + 1);
  if (api.paths && !isKnownPath(api, path === '' ? '/' : path)) return [];
  return [to(scene, 'stage-doubled', `The stage \`${first}\` is there twice`, `/${first}${path}`)];
};

const slashes = (scene: Scene): NearMiss[] => {
  const { first, rest, api, url } = scene;
  if (/^\/{2,100}[^/]/.test(url.path))
    return [to(scene, 'slash-doubled', 'Two slashes stand together', url.path.replaceAll(/\/{2,100}/g, '/'))];
  if (rest === '' || !api.stages.includes(first) || isKnownPath(api, rest)) return [];
  const single = rest.replaceAll(/\/{2,100}/g, '/');
  if (single !== rest && (!api.paths || isKnownPath(api, single)))
    return [to(scene, 'slash-doubled', 'Two slashes stand together', `/${first}${single}`)];
  const short = rest.replace(/\/$/, '');
  if (short === rest || short === '' || !isKnownPath(api, short)) return [];
  return [to(scene, 'slash-trailing', 'The slash at the end makes it another path', `/${first}${short}`)];
};

const pathLike = (scene: Scene): NearMiss[] => {
  const { first, rest, api } = scene;
  const path = rest === '' ? '/' : rest;
  if (!api.stages.includes(first) || isKnownPath(api, path)) return [];
  const ways: readonly (readonly [NearMissKind, string, (a: string, b: string) => boolean])[] = [
    ['path-case', ': upper and lower case count', (a, b) => a.toLowerCase() === b.toLowerCase()],
    ['path-slip', '', (a, b) => a === b || isSlip(b, a)],
  ];
  for (const [kind, how, same] of ways) {
    const meant = (api.paths ?? []).filter((template) => isPathOf(template, path, same)).slice(0, 3);
    if (meant.length > 0)
      return meant.map((template) =>
        to(scene, kind, `\`${path}\` is no path of the API${how}`, `/${first}${fillPath(template, path)}`),
      );
  }
  return [];
};

const apiSlip = (url: SplitUrl, apiId: string, apis: readonly KnownApi[]): NearMiss[] =>
  apis
    .filter(({ id }) => id !== apiId && editDistance(apiId, id.toLowerCase()) <= 2)
    .toSorted((a, b) => editDistance(apiId, a.id) - editDistance(apiId, b.id))
    .slice(0, 3)
    .map(({ id }) => ({
      kind: 'api-slip' as const,
      text: `There is no API \`${apiId}\`; did you mean \`${id}\`?`,
      url: writeUrl({ ...url, host: url.host.replace(apiId, id) }),
    }));

const checks: readonly ((scene: Scene) => NearMiss[])[] = [
  stageDoubled,
  slashes,
  slashMissing,
  stageCase,
  stageSlip,
  stageMissing,
  pathLike,
];

const isInnocent = (api: KnownApi, first: string, rest: string): boolean =>
  api.stages.includes(first) &&
  (api.paths === undefined || isKnownPath(api, rest === '' ? '/' : rest)) &&
  !/^\/{2}/.test(rest);

const missesIn = (url: SplitUrl, api: KnownApi): NearMiss[] => {
  const [, first = '', ...rest] = url.path.split('/');
  const scene: Scene = { url, api, first, rest: rest.length === 0 ? '' : `/${rest.join('/')}` };
  const isDoubled = stageDoubled(scene).length > 0;
  if (isInnocent(api, first, scene.rest) && !isDoubled) return [];
  // An HTTP API's `$default` stage takes every path.
  if (api.stages.includes('$default') && (!api.paths || isKnownPath(api, url.path))) return [];
  const stages = api.stages.filter((stage) => stage !== '$default');
  const isStage = stages.includes(first);
  const own: Scene = { ...scene, api: { ...api, stages } };
  const found = checks.filter(
    (check) => !isStage || ![slashMissing, stageCase, stageSlip, stageMissing].includes(check),
  );
  const misses = found.flatMap((check) => check(own));
  return misses.filter((miss, index) => misses.findIndex(({ url: other }) => other === miss.url) === index).slice(0, 5);
};

/** Which URLs may have been meant, likeliest first; none when the URL leads somewhere or nothing is near. */
export const nearMisses = ({ url, apis }: { readonly url: string; readonly apis: readonly KnownApi[] }): NearMiss[] => {
  const parts = splitUrl(url);
  const host = parts ? parseInvokeHost(parts.host) : undefined;
  if (!parts || !host) return [];
  const named = host.kind === 'default' || host.kind === 'alias' ? host.apiId : undefined;
  const api = named === undefined ? undefined : apis.find(({ id }) => id.toLowerCase() === named);
  if (api) return missesIn(parts, api);
  if (named !== undefined) return apiSlip(parts, named, apis);
  // Behind an endpoint's name only one known API can be meant.
  return host.kind === 'endpoint' && apis[0] && apis.length === 1 ? missesIn(parts, apis[0]) : [];
};
