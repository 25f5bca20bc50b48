import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { timeLimit } from './time-limit.ts';

/** A response whose caller has gone away. */
const abandoned = async (): Promise<ServerResponse> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Only a TCP server has such an address.
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [, res] = (await once(server, 'request')) as [unknown, ServerResponse];
  socket.destroy();
  await once(res, 'close');
  server.close();
  return res;
};

it('work for a caller who went away before it began ends at once', async () => {
  const limit = timeLimit(await abandoned(), 60_000);
  await expect(limit.race(new Promise(() => undefined))).rejects.toThrow('The caller went away');
  expect([limit.signal.aborted, limit.isAbandoned()]).toEqual([true, true]);
  limit.end();
});
