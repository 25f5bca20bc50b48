interface Expiring {
  readonly expiration?: Date;
}

/** The SDK asks anew five minutes before the end; what is shared must then not be what it wants to replace. */
const renewBeforeMs = 6 * 60_000;

/** A refusal or a silence is not tried again at once: many reads of one answer would each wait for it. */
const pauseMs = 15_000;

/**
 * Lets all clients of an account share its credentials: asked for once, kept until shortly before they expire, and not
 * asked for again at once when that failed.
 */
export const shareCredentials = <T extends Expiring>(
  provide: () => Promise<T>,
  now: () => number,
): (() => Promise<T>) => {
  let shared: Promise<T> | undefined;
  let goodUntil = 0;
  const ask = (): Promise<T> => {
    const asked = provide();
    // Until it is answered, everybody waits for this one.
    goodUntil = Number.POSITIVE_INFINITY;
    asked.then(
      ({ expiration }) => {
        if (expiration !== undefined) goodUntil = expiration.getTime() - renewBeforeMs;
      },
      () => {
        goodUntil = now() + pauseMs;
      },
    );
    return asked;
  };
  return () => {
    if (shared === undefined || now() >= goodUntil) shared = ask();
    return shared;
  };
};
