import { describe, expect, it } from 'vitest';
import { ordersSnapshot } from '../../../testing/fixtures/orders-snapshot.ts';
import { toSurroundings } from './to-surroundings.ts';

const marked = (pointer: string): string[] | undefined => {
  const place = toSurroundings(ordersSnapshot, pointer);
  return place?.lines.map((line) => place.text.split('\n')[line - 1]?.trim() ?? '');
};

describe('a value in its surroundings', () => {
  it('is marked in the object around it', () => {
    expect(marked('/account/vpcEndpoints/value/0/PrivateDnsEnabled')).toEqual(['"PrivateDnsEnabled": true,']);
  });

  it('is shown in an object that is small enough to read', () => {
    const place = toSurroundings(ordersSnapshot, '/api/resources/value/1/resourceMethods/GET/authorizationType');
    expect(place?.text.split('\n').length).toBeLessThan(160);
  });

  it('is nothing where the pointer leads nowhere', () => {
    expect(toSurroundings(ordersSnapshot, '/account/vpcEndpoints/value/9/State')).toBeUndefined();
  });
});
