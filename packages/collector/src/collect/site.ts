import { type Fact, hidden, type Permission } from '@gatescope/shared';
import type { ServiceName } from '../aws/service-clients.ts';
import { CollectorError } from '../collector-error.ts';
import type { Door, Visit } from '../door.ts';
import type { Priority } from '../quota/scheduler.ts';
import type { Read, ReadInput } from '../read.ts';

/** An account and Region during one collection. */
export interface Site {
  readonly door: Door;
  readonly visit: Visit;
  readonly ask: <Service extends ServiceName, Input extends ReadInput, Output, Value>(
    read: Read<Service, Input, Output, Value>,
    input: Input,
    priority?: Priority,
  ) => Promise<Fact<Value>>;
}

/** Brings a visit to a door. */
export const createSite = (door: Door, visit: Visit): Site => ({
  door,
  visit,
  ask: (read, input, priority) => door.ask(visit, read, input, priority),
});

/** A site beside the one in question: where its credentials fail its facts are hidden, and the collection goes on. */
export const createSideSite = (door: Door, visit: Visit, permission: Permission | undefined): Site => ({
  door,
  visit,
  ask: async (read, input, priority) => {
    try {
      return await door.ask(visit, read, input, priority);
    } catch (error) {
      if (!(error instanceof CollectorError) || error.code === 'aborted') throw error;
      return hidden(error.code === 'access-denied' ? 'denied' : 'failed', permission, error.message);
    }
  },
});
