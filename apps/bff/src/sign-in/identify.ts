import type { IncomingHttpHeaders } from 'node:http';
import type { User } from '../http/request-state.ts';

/** Tells who sent a request, or ends it with `unauthenticated` or `forbidden`. */
export type Identify = (headers: IncomingHttpHeaders) => Promise<User>;

/** Without sign-in: whoever reaches the console is the same local user. */
export const localUser: Identify = () => Promise.resolve({ id: 'local', roles: ['viewer', 'prober'] });
