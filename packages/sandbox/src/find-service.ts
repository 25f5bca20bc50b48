import type { Service } from './call.ts';
import type { MatchedCall, WireRequest } from './protocols/protocol.ts';
import { allServices } from './services/all-services.ts';

/** The service that a request is for, and the operation when the sandbox serves it. */
export interface FoundService {
  readonly service: Service;
  readonly matched: MatchedCall | undefined;
}

/** Finds the service by the name in the signature's scope; undefined for one that the sandbox does not serve. */
export function findService(request: WireRequest, signingName: string): FoundService | undefined {
  const candidates = allServices.filter((service) => service.signingName === signingName);
  for (const service of candidates) {
    const matched = service.protocol.match(request, service.operations);
    if (matched !== undefined) return { service, matched };
  }
  const [service] = candidates;
  return service === undefined ? undefined : { service, matched: undefined };
}

/** The service that an unsigned request most likely means, so that it is refused in that service's words. */
export function guessService(request: WireRequest): FoundService | undefined {
  for (const service of allServices) {
    const matched = service.protocol.match(request, service.operations);
    if (matched !== undefined) return { service, matched };
  }
  const [service] = allServices;
  return service === undefined ? undefined : { service, matched: undefined };
}
