import type { ReasonCode } from '../../reason-codes.ts';
import { defaultHostOf, readHosting } from '../../gates/names/hosting.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { detailOf, numberIn, textIn } from './detail.ts';
import { placeOf } from './place-words.ts';

type Words = { readonly summary: string; readonly explanation: string };
type Explain = (found: Found, context: CheckContext) => Words;

const hostOf = ({ world }: CheckContext): string => world.url?.host ?? world.request?.url ?? 'the URL';

const explainPlain: Explain = (found) => {
  const detail = detailOf(found.at);
  const port = numberIn(detail, 'port') ?? 80;
  return {
    summary: `The URL leads to port ${port} (${textIn(detail, 'scheme') ?? 'http'}), where API Gateway does not listen.`,
    explanation:
      'API Gateway serves HTTPS on port 443 only; there is no plain HTTP and no redirect from it. A client that is given no scheme often falls back to http.',
  };
};

const explainOutside: Explain = (found, context) => {
  const where = placeOf(context.world.request);
  const resolves = found.at?.result.gate === 'network';
  return resolves
    ? {
        summary: `${hostOf(context)} resolves to private addresses, which cannot be reached from ${where}.`,
        explanation:
          "The API is private. The names of its endpoint are in public DNS, but with private addresses: only networks with a route to the endpoint's VPC get there, everybody else times out.",
      }
    : {
        summary: `The default host of this private API does not resolve from ${where}.`,
        explanation:
          "A private API has no public record. Its default host is answered only by private DNS inside the VPC of an execute-api endpoint; that does not extend over peering, transit gateways, VPN or Direct Connect. From elsewhere the endpoint's own host, the alias of API and endpoint, or a forwarding resolver has to be used.",
      };
};

const explainPlace: Explain = (found, context) => {
  const detail = detailOf(found.at);
  const hosting = readHosting({ world: context.world, facts: context.facts });
  return {
    summary: `${hostOf(context)} is not where the API lives: ${textIn(detail, 'region') ?? ''}, under ${textIn(detail, 'suffix') ?? ''}.`,
    explanation: `An API answers only under the host of its own Region and partition; China's end in amazonaws.com.cn. This one's is ${hosting ? defaultHostOf(hosting) : 'another one'}.`,
  };
};

const explainApi: Explain = (found, context) => ({
  summary: `${hostOf(context)} names API ${textIn(detailOf(found.at), 'calledApiId') ?? 'of another id'}, not ${context.world.snapshot.target.apiId}.`,
  explanation:
    'The first label of the host is the API id. An id that does not exist has no record, or is answered with Forbidden where private DNS catches every name; an id of another API leads there.',
});

const explainDns: Explain = (found, context) => {
  const isZone = textIn(detailOf(found.at), 'because') === 'zone-not-associated';
  return {
    summary: isZone
      ? `The private hosted zone that holds ${hostOf(context)} is not associated with ${placeOf(context.world.request)}.`
      : `No record answers for ${hostOf(context)} from ${placeOf(context.world.request)}.`,
    explanation: isZone
      ? 'A private hosted zone answers only resolvers of the VPCs that it is associated with. Every VPC that calls the name needs the association, or a zone of its own.'
      : 'The name has to exist in DNS before API Gateway can be reached by it. The hosted zones that can be read have no record for it that this caller sees.',
  };
};

const explainResolver: Explain = (_, context) => ({
  summary: `${hostOf(context)} resolves by the VPC's own resolver, but the caller does not find it.`,
  explanation:
    "Private DNS is on and the VPC can use it, so its resolver answers the name. A caller that does not find it asks another one: DNS servers of the VPC's DHCP options, of the host or of a container. These have to forward to the VPC's resolver. Right after an endpoint was made or changed it can also take some minutes.",
});

const explainMalformed: Explain = (_, { world }) => ({
  summary: `The URL cannot be read: ${world.request?.url ?? ''}.`,
  explanation:
    'A URL needs a scheme, a host and a path, in this form: https://{api}.execute-api.{region}.amazonaws.com/{stage}/{path}.',
});

const explainRoute: Explain = (_, { world }) => ({
  summary: `There is no route between ${placeOf(world.request)} and the endpoint that the name leads to.`,
  explanation:
    "The name resolves to private addresses of an endpoint in a VPC. The route tables of its subnets lead nowhere for the caller's address, so replies are lost and the connection times out.",
});

const words: Partial<Record<ReasonCode, Explain>> = {
  'plain-http': explainPlain,
  'private-api-from-outside': explainOutside,
  'wrong-region-or-suffix': explainPlace,
  'api-unknown': explainApi,
  'name-not-in-dns': explainDns,
  'url-malformed': explainMalformed,
  'no-route-to-endpoint': explainRoute,
};

/** Why the URL does not work, by what stopped it. */
export const explainUrl: Explain = (found, context) => {
  if (found.detail['isOtherResolver'] === true) return explainResolver(found, context);
  const reason = Object.keys(words).find((code) => code === found.at?.result.reason);
  const explain = reason ? words[reason as ReasonCode] : undefined; // a key of the table above
  return (explain ?? explainMalformed)(found, context);
};
