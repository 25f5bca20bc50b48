import { type Observation, observationSchema } from '@gatescope/shared';
import * as z from 'zod';
import { toSeen } from '../../../lib/to-seen.ts';

const telling = /^(?:x-amz|apigw-|access-control-|content-type$|location$|server$|www-authenticate$|warning$|date$)/;
const longestBody = 600;

/** An address holds little: of a reply, what tells who gave it and why. */
const slim = (observation: Observation): Observation =>
  observation.kind === 'http'
    ? {
        ...observation,
        headers: Object.fromEntries(Object.entries(observation.headers).filter(([name]) => telling.test(name))),
        ...(observation.body === undefined ? {} : { body: observation.body.slice(0, longestBody) }),
      }
    : observation;

const hostOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;

const speaksOf = (observation: Observation, host: string): boolean => {
  switch (observation.kind) {
    case 'dns':
      return observation.name === host;
    case 'tcp':
    case 'tls':
      return observation.host === host;
    case 'http':
      return hostOf(observation.url) === host;
    default:
      return false;
  }
};

const readSeen = (seen: string | undefined): readonly Observation[] => {
  if (seen === undefined) return [];
  try {
    return z.array(observationSchema).safeParse(JSON.parse(seen)).data ?? [];
  } catch {
    return [];
  }
};

/**
 * What was seen before and now, as it stands in the address: newer sights replace older ones, those of the request's own
 * host come first, for not all may fit.
 */
export const mergeSeen = (
  before: string | undefined,
  observations: readonly Observation[],
  url: string | undefined,
): string | undefined => {
  const host = hostOf(url);
  const all = [...new Map([...readSeen(before), ...observations.map(slim)].map((one) => [one.id, one])).values()];
  const isNear = (one: Observation): boolean => one.kind === 'log' || (host !== undefined && speaksOf(one, host));
  return toSeen([...all.filter(isNear), ...all.filter((one) => !isNear(one))]);
};
