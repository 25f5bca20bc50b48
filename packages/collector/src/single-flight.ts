interface Flight<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  passengers: number;
}

/** Lets equal work that is under way be shared. The work is cancelled when everybody who waits for it has given up. */
export interface SingleFlight {
  readonly join: <T>(
    key: string,
    signal: AbortSignal,
    onShared: () => void,
    start: (signal: AbortSignal) => Promise<T>,
  ) => Promise<T>;
}

/** Makes an empty register of work under way. */
export const createSingleFlight = (): SingleFlight => {
  const flights = new Map<string, Flight<unknown>>();

  const depart = <T>(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const controller = new AbortController();
    const result = start(controller.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    const flight: Flight<T> = { result, controller, passengers: 0 };
    flights.set(key, flight);
    return flight;
  };

  return {
    join: async <T>(
      key: string,
      signal: AbortSignal,
      onShared: () => void,
      start: (signal: AbortSignal) => Promise<T>,
    ): Promise<T> => {
      signal.throwIfAborted();
      // Equal keys are equal reads, whose results have one type.
      const known = flights.get(key) as Flight<T> | undefined;
      if (known !== undefined) onShared();
      const flight = known ?? depart(key, start);
      flight.passengers += 1;
      return ride(flight, signal, () => {
        flight.passengers -= 1;
        if (flight.passengers > 0) return;
        if (flights.get(key) === flight) flights.delete(key);
        flight.controller.abort(signal.reason);
      });
    },
  };
};

const ride = <T>({ result }: Flight<T>, signal: AbortSignal, leave: () => void): Promise<T> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => {
      leave();
      reject(signal.reason);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
