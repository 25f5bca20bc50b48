import { parseInvokeHost } from '@gatescope/shared';
import { ProblemError } from '../http/problem-error.ts';
import type { DomainRoute } from '../ports.ts';

const chooseInstead = 'Or name the API yourself: pick it from the list (target.region and target.apiId).';

/** A custom domain that leads to several APIs. */
export const noRoute = (host: string, path: string, routes: readonly DomainRoute[]): ProblemError =>
  new ProblemError('url-not-an-invoke-url', {
    detail: `The custom domain ${host} leads to several APIs, and none of its base paths matches ${path}.`,
    remedy: `Correct the path. ${chooseInstead}`,
    available: routes.map((route) => `/${route.basePath}`),
  });

/** A custom domain that leads nowhere. */
export const withoutMapping = (host: string): ProblemError =>
  new ProblemError('url-not-an-invoke-url', {
    detail: `The custom domain ${host} is there, but it has no mapping: it leads to no API, and API Gateway answers 403 Forbidden.`,
    remedy: `Add an API mapping (base path, API, stage) to the domain. ${chooseInstead}`,
  });

/** A host that names no API, in words for its kind. */
export const notNaming = (name: string): ProblemError => {
  const host = parseInvokeHost(name);
  const say = (detail: string, remedy: string): ProblemError =>
    new ProblemError('url-not-an-invoke-url', { detail, remedy: `${remedy} ${chooseInstead}` });
  switch (host.kind) {
    case 'endpoint':
      return say(
        `${name} is the name of the VPC endpoint ${host.vpceId}: it leads to every private API, so it names none.`,
        'Give the Host or x-apigw-api-id header that was sent.',
      );
    case 'load-balancer':
      return say(`${name} is a load balancer, not API Gateway.`, 'Give the Host header that reaches API Gateway.');
    case 'distribution':
      return say(`${name} is a CloudFront distribution, not API Gateway.`, 'Give the URL of its origin.');
    case 'ip-address':
      return say(`${name} is an address; it does not say which API was meant.`, 'Give the Host header that was sent.');
    default:
      return say(
        `${name} is no invoke host of API Gateway, and no configured account has it as a custom domain.`,
        'Check the name, or add the account and Region that own the domain to the console.',
      );
  }
};

/** Not a URL at all. */
export const notUrl = (): ProblemError =>
  new ProblemError('url-not-an-invoke-url', {
    detail: 'What was given as the URL is not a URL.',
    remedy: `Give an absolute URL like https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod/pets. ${chooseInstead}`,
  });
