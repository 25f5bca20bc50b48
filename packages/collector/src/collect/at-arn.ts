import { type Arn, type Fact, hidden, parseArn } from '@gatescope/shared';
import { globalRegionOf } from '../global-region.ts';
import type { Site } from './site.ts';
import type { Trip } from './trip.ts';

/**
 * Asks about a thing where it lies: in the account and Region that its ARN names. A thing of an account that the
 * console may not read is hidden, not absent.
 */
export const atArn = async <T>(
  trip: Trip,
  arn: string,
  ask: (site: Site, arn: Arn) => Promise<Fact<T>>,
): Promise<Fact<T>> => {
  const parsed = parseArn(arn);
  if (parsed === undefined) return hidden('failed', undefined, `${arn} is not an ARN`);
  const home = trip.home.door.place.region;
  const region = parsed.region === '' ? globalRegionOf(home) : parsed.region;
  const site = await trip.siteAt(parsed.accountId, region);
  if (site === undefined) return hidden('other-account', undefined, `${arn} lies in account ${parsed.accountId}`);
  return ask(site, parsed);
};

/** `atArn` for services without Regions, whose ARN may still name one. */
export const atGlobal = async <T>(trip: Trip, ask: (site: Site) => Promise<Fact<T>>): Promise<Fact<T>> => {
  const site = await trip.siteAt(undefined, globalRegionOf(trip.home.door.place.region));
  return site === undefined ? hidden('other-account') : ask(site);
};
