import { parseInvokeHost } from '@gatescope/shared';
import type { LineMatch } from '../text/match-lines.ts';
import { matchAllInLines } from '../text/match-lines.ts';
import type { Page } from '../text/page.ts';
import { splitUrl, writeUrl } from '../url/split-url.ts';
import type { IntakeTarget } from '../intake.ts';
import { mostReadings } from './read-blocks.ts';
import type { Reading, Recogniser } from './reading.ts';

const verb = '(?:(?:(?<![A-Za-z-])|(?<=\\bXHR))(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS):? {0,4})?';
const full = new RegExp(`${verb}((?:https?|wss?)://[^\\s"'\`<>{}|\\\\^“”‘’]{1,3000})`, 'gi');
const bare = new RegExp(
  `${verb}(?<![\\w./@-])((?:[a-z0-9-]{1,100}\\.){1,4}(?:execute-api\\.[a-z0-9-]{4,30}\\.(?:vpce\\.)?|elb\\.[a-z0-9-]{4,30}\\.)amazonaws\\.com(?:\\.cn)?(?::\\d{1,5})?(?:/[^\\s"'\`<>{}|\\\\^]{0,3000})?)`,
  'gi',
);

/** Where explanations, consoles and other services live: never the call. */
const others =
  /^(?:docs\.aws\.amazon\.com|aws\.amazon\.com|repost\.aws|github\.com|gist\.github\.com|stackoverflow\.com|developer\.mozilla\.org|.{0,200}\.console\.aws\.amazon\.com|console\.aws\.amazon\.com|.{0,60}\.signin\.aws.{0,40}|curl\.(?:se|haxx\.se)|errors?\.pydantic\.dev|nodejs\.org|go\.microsoft\.com|aka\.ms|localhost|127\.0\.0\.1|\[::1\]|(?:lambda|cognito-idp|cognito-identity|sts|s3|sqs|dynamodb|apigateway|ec2|logs|monitoring|secretsmanager|ssm|kms)\.[a-z0-9-]{4,30}\.amazonaws\.com(?:\.cn)?|.{1,200}\.auth\.[a-z0-9-]{4,30}\.amazoncognito\.com|accounts\.google\.com|login\.microsoftonline\.com|www\.w3\.org|json-schema\.org|(?:.{0,60}\.)?example\.(?:org|net)\/docs)$/i;

const trim = (url: string): string => {
  const short = url.replace(/[.,;:!?'*]{1,10}$/, '');
  // A bracket that opened before the URL closes behind it.
  const isOpen = /[([]/.test(short);
  return isOpen ? short : short.replace(/[)\]]{1,4}[.,;:]{0,4}$/, '');
};

/** A page of AWS's console names Region and API. */
const ofConsole = (url: string): IntakeTarget => {
  const region =
    /[?&#;]region=([a-z0-9-]{5,30})/.exec(url)?.[1] ??
    /^https:\/\/([a-z]{2}(?:-[a-z]{2,10}){1,2}-\d)\.console\./.exec(url)?.[1];
  const apiId = /\/apigateway\/.{0,200}?(?:\/apis\/|[?&]api=|restapis\/)([a-z0-9]{10})\b/.exec(url)?.[1];
  const stage = /\/stages\/([^/?#&\s]{1,128})/.exec(url)?.[1];
  return apiId ? { ...(region ? { region } : {}), apiId, ...(stage ? { stage } : {}) } : {};
};

const toLink = (span: Reading['span'], url: string, host: string): Reading => {
  const target = ofConsole(url);
  const isConsole = Object.keys(target).length > 0;
  return {
    kind: 'url',
    span,
    understood: isConsole
      ? `A page of the AWS console about API ${target.apiId ?? ''}`
      : `A link to ${host}, not the call`,
    says: { target },
  };
};

const describeHost = (host: string): string => {
  const parsed = parseInvokeHost(host);
  switch (parsed.kind) {
    case 'default':
      return `the default host of API ${parsed.apiId} in ${parsed.region}`;
    case 'alias':
      return `API ${parsed.apiId} through endpoint ${parsed.vpceId} in ${parsed.region}`;
    case 'endpoint':
      return `endpoint ${parsed.vpceId} in ${parsed.region}, which names no API`;
    case 'regional-domain':
      return `the Regional name of a custom domain in ${parsed.region}`;
    case 'load-balancer':
      return 'a load balancer';
    case 'distribution':
      return 'a CloudFront distribution';
    case 'ip-address':
      return 'an address instead of a name';
    default:
      return `the host ${host}`;
  }
};

const toReading = ({ match, span }: LineMatch): Reading[] => {
  const [whole, method, text = ''] = match;
  const url = trim(text);
  const parts = splitUrl(/^[a-z]{2,5}:\/\//i.test(url) ? url : `https://${url}`);
  if (!parts) return [];
  const end = span.start + whole.length - text.length + url.length;
  const own = { start: span.start, end };
  if (others.test(parts.host)) return [toLink(own, url, parts.host)];
  return [
    {
      kind: 'url',
      span: own,
      understood: `${method ? `${method.toUpperCase()} ` : ''}${writeUrl(parts).slice(0, 300)} (${describeHost(parts.host)})`,
      says: {
        exchanges: [{ ...(method ? { method: method.toUpperCase() } : {}), url: writeUrl(parts), isMention: true }],
      },
      ...(parts.hasUserInfo
        ? {
            guesses: [
              {
                because: 'The URL holds a user name, so Basic authorization is sent',
                says: { request: { headers: { authorization: 'Basic <masked>' } } },
              },
            ],
          }
        : {}),
    },
  ];
};

const read = (page: Page): Reading[] => {
  const found = matchAllInLines(page, full).slice(0, mostReadings);
  const hosts = matchAllInLines(page, bare).filter(
    ({ span }) => !found.some((other) => span.start < other.span.end && other.span.start < span.end),
  );
  return [...found, ...hosts.slice(0, mostReadings)].flatMap(toReading);
};

/** URLs, and hosts of API Gateway without a scheme. */
export const url: Recogniser = { id: 'url', sign: /:\/\/|amazonaws\.com/i, read };
