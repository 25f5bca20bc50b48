/** Runs `stop` once on the first signal to end, then ends the process. Later signals wait for the same end. */
export const stopOnSignals = (stop: (signal: string) => Promise<void>): void => {
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      stop(signal).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
};
