/** Does a piece of work for each item, so many at once, and hands out the results as they come. */
export const inTurns = async function* <Item, Result>(
  items: readonly Item[],
  mostAtOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const waiting = [...items];
  const running = new Map<number, Promise<{ readonly id: number; readonly result: Result }>>();
  let next = 0;
  const begin = (): void => {
    const item = waiting.shift();
    if (item === undefined) return;
    const id = next;
    next += 1;
    const done = work(item).then((result) => ({ id, result }));
    // Whoever reads on hears of a failure; when nobody does any more, it is no failure of the process.
    done.catch(() => undefined);
    running.set(id, done);
  };
  for (let count = 0; count < mostAtOnce; count += 1) begin();
  while (running.size > 0) {
    const { id, result } = await Promise.race(running.values());
    running.delete(id);
    begin();
    yield result;
  }
};
