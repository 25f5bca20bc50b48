import { type Arn, type Fact, hidden } from '@gatescope/shared';
import { getFunctionConcurrency } from '../reads/lambda/get-function-concurrency.ts';
import { getFunctionConfiguration } from '../reads/lambda/get-function-configuration.ts';
import { getFunctionPolicy } from '../reads/lambda/get-policy.ts';
import { atArn } from './at-arn.ts';
import type { Trip } from './trip.ts';

/** A function's settings, by the ARN that an integration names. */
export const fillFunction = async (trip: Trip, arn: string): Promise<void> => {
  trip.facts.functions[arn] = await atFunction(trip, arn, (site, name) => site.ask(getFunctionConfiguration, name));
};

/** A function's own policy, that of the version or alias which the ARN names. */
export const fillFunctionPolicy = async (trip: Trip, arn: string): Promise<void> => {
  trip.facts.functionPolicies[arn] = await atFunction(trip, arn, (site, name) => site.ask(getFunctionPolicy, name));
};

/** A function's reserved concurrency, which versions and aliases share. */
export const fillFunctionConcurrency = async (trip: Trip, arn: string): Promise<void> => {
  trip.facts.functionConcurrency[arn] = await atFunction(trip, arn, (site, { functionName }) =>
    site.ask(getFunctionConcurrency, { functionName }),
  );
};

type FunctionName = { readonly functionName: string; readonly qualifier: string | undefined };

const atFunction = <T>(
  trip: Trip,
  arn: string,
  ask: (site: Trip['home'], name: FunctionName) => Promise<Fact<T>>,
): Promise<Fact<T>> =>
  atArn(trip, arn, async (site, parsed) => {
    const name = functionNameOf(parsed);
    return name === undefined ? hidden('failed', undefined, `${arn} names no Lambda function`) : ask(site, name);
  });

/** Name and qualifier of a function ARN; undefined for other ARNs and for names with placeholders. */
const functionNameOf = ({ service, resource }: Arn): FunctionName | undefined => {
  const [kind, functionName, qualifier] = resource.split(':');
  if (service !== 'lambda' || kind !== 'function' || !functionName || resource.includes('${')) return undefined;
  return { functionName, qualifier };
};
