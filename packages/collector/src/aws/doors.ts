import { createAnswerCache } from '../answer-cache.ts';
import { CollectorError } from '../collector-error.ts';
import { createDoor, type Door } from '../door.ts';
import { foreverMs } from '../lifetime.ts';
import { createScheduler } from '../quota/scheduler.ts';
import type { Timekeeper } from '../quota/timekeeper.ts';
import { roleCredentials, type TargetAccount } from './role-credentials.ts';
import { type ClientShelf, type Credentials, createClientShelf } from './service-clients.ts';
import type { Session } from './session.ts';

/** What doors are made with. */
export interface DoorSettings {
  readonly targets: readonly TargetAccount[];
  readonly credentials?: Credentials;
  readonly time: Timekeeper;
  readonly quotaShare: number;
  readonly requestTimeoutMs: number;
  /** How long answers about one API are reused. */
  readonly reuseMs: number;
}

/** The doors to all accounts and Regions that the console may read. */
export interface Doors {
  /** The console's own session; its account is known once AWS has said so. */
  readonly own: Session;
  /** The door to an account; to the console's own one when none is named. Undefined when no role leads there. */
  readonly find: (accountId: string | undefined, region: string) => Door | undefined;
  /** When what the APIs of an account and Region share was read, the oldest first. */
  readonly sharedReadTimes: (accountId: string | undefined, region: string) => readonly number[];
  readonly close: () => void;
}

// One burst of API Gateway's quota at the default share, and as much again for the other services.
const concurrency = 40;
// The summary of a large deployment takes some 100 kB.
const cacheCapacity = 2_000;
const regionName = /^[a-z]{2,}(?:-[a-z]+)+-\d+$/;

/** Makes the register of doors; each is opened when it is first asked for. */
export const createDoors = (settings: DoorSettings): Doors => {
  const { targets, credentials, time, quotaShare, requestTimeoutMs, reuseMs } = settings;
  const own: Session = { key: 'own', accountId: undefined, ...(credentials === undefined ? {} : { credentials }) };
  const sessions = new Map<string, Session>();
  const doors = new Map<string, Door>();
  const shelves: ClientShelf[] = [];
  const cache = createAnswerCache({ now: time.now, capacity: cacheCapacity });

  const sessionOf = (accountId: string | undefined, region: string): Session | undefined => {
    const target = targets.find((candidate) => candidate.accountId === accountId);
    const { roleArn } = target ?? {};
    if (target === undefined || roleArn === undefined) {
      return accountId === undefined || own.accountId === undefined || own.accountId === accountId ? own : undefined;
    }
    const known = sessions.get(target.accountId);
    if (known !== undefined) return known;
    const session: Session = {
      key: target.accountId,
      accountId: target.accountId,
      credentials: roleCredentials({
        target: { ...target, roleArn },
        region,
        requestTimeoutMs,
        now: time.now,
        ...(credentials === undefined ? {} : { masterCredentials: credentials }),
      }),
    };
    sessions.set(target.accountId, session);
    return session;
  };

  const open = (session: Session, region: string): Door => {
    const clients = createClientShelf({
      region,
      requestTimeoutMs,
      ...(session.credentials === undefined ? {} : { credentials: session.credentials }),
    });
    shelves.push(clients);
    const scheduler = createScheduler({ region, time, quotaShare, concurrency });
    return createDoor({ session, region, clients, scheduler, cache, reuseMs, time });
  };

  return {
    own,
    find: (accountId, region) => {
      assertRegion(region);
      const session = sessionOf(accountId, region);
      if (session === undefined) return undefined;
      const key = `${session.key} ${region}`;
      const door = doors.get(key) ?? open(session, region);
      doors.set(key, door);
      return door;
    },
    sharedReadTimes: (accountId, region) => {
      const session = sessionOf(accountId, region);
      const prefix = JSON.stringify([session?.key, region]).slice(0, -1);
      return cache
        .entries()
        .filter(({ key, lifetimeMs }) => key.startsWith(prefix) && lifetimeMs < foreverMs)
        .map(({ kept }) => kept.readAt)
        .sort((left, right) => left - right);
    },
    close: () => {
      for (const shelf of shelves) shelf.close();
      doors.clear();
      cache.clear();
    },
  };
};

const assertRegion = (region: string): void => {
  if (regionName.test(region)) return;
  throw new CollectorError(
    'region-unreachable',
    `"${region}" is not the name of an AWS Region. Name the Region of the API, for example eu-west-1.`,
  );
};
