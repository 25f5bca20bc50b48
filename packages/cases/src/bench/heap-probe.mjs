// Preloaded into the console (with --expose-gc): says, whenever a message asks, what is left in memory after a collection.
process.on('message', () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send({ bytes: heapUsed + external });
});
// The probe keeps the console no longer alive than it would live by itself.
process.channel.unref();
