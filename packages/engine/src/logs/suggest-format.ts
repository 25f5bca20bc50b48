import { compileFormat, type FormatKind } from './compile-format.ts';

/** A variable that the format lacks, and what it would have told. */
export interface MissingVariable {
  readonly name: string;
  readonly tells: string;
}

/** A format that tells more. */
export interface FormatSuggestion {
  /** The better format; the same one when nothing is missing. */
  readonly format: string;
  readonly missing: readonly MissingVariable[];
  /** The formats one above the other, as a diff. */
  readonly diff: readonly string[];
  /** AWS takes at most 3 KB: those of `missing` that found no place. */
  readonly leftOut: readonly string[];
}

/** What a format of a REST API should hold, the most telling first. */
const wanted: readonly MissingVariable[] = [
  { name: 'requestId', tells: 'joins the line to the reply that the caller saw; without an id AWS refuses the format' },
  { name: 'extendedRequestId', tells: 'joins the line to x-amz-apigw-id, which no caller can choose' },
  { name: 'status', tells: 'what the caller got' },
  { name: 'error.responseType', tells: 'the type of the gateway response: it decides most cases by itself' },
  { name: 'error.message', tells: 'what API Gateway told the caller' },
  { name: 'httpMethod', tells: 'the method that was called' },
  { name: 'path', tells: 'the path as it was called' },
  { name: 'resourcePath', tells: 'the resource that the path led to' },
  { name: 'requestTime', tells: 'when it was' },
  { name: 'authorize.status', tells: 'whether a policy refused the caller' },
  { name: 'authorize.error', tells: 'why a policy refused the caller' },
  { name: 'authenticate.status', tells: 'whether signature or credentials were accepted' },
  { name: 'authenticate.error', tells: 'why signature or credentials were not accepted' },
  { name: 'authorizer.status', tells: 'how the authorizer ended' },
  { name: 'authorizer.error', tells: 'why the authorizer failed' },
  { name: 'waf.status', tells: 'whether the web ACL let it pass' },
  { name: 'waf.error', tells: 'why the web ACL could not be asked' },
  { name: 'wafResponseCode', tells: 'whether the web ACL blocked it' },
  { name: 'integration.status', tells: 'what the integration ended with' },
  { name: 'integration.error', tells: 'why the integration failed' },
  { name: 'integration.integrationStatus', tells: 'what the backend itself answered' },
  { name: 'integration.latency', tells: 'how much of the time was the backend’s' },
  { name: 'responseLatency', tells: 'how long it took altogether' },
  { name: 'error.validationErrorString', tells: 'how the body broke the model' },
  { name: 'identity.sourceIp', tells: 'where it came from' },
  { name: 'identity.vpceId', tells: 'which VPC endpoint it came through' },
  { name: 'identity.apiKeyId', tells: 'which API key came with it' },
  { name: 'identity.userArn', tells: 'whose signature it carried' },
  { name: 'domainName', tells: 'the host that was called' },
  { name: 'stage', tells: 'the stage that answered' },
  { name: 'deploymentId', tells: 'the deployment that answered' },
];

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html */
const longest = 3 * 1024;

const keyOf = (name: string): string => name.replaceAll(/[.](\w)/g, (_, letter: string) => letter.toUpperCase());

/** What stands between the format so far and a further variable, and behind it. */
const append: Record<FormatKind, (format: string, name: string) => string> = {
  json: (format, name) => {
    const end = format.lastIndexOf('}');
    const head = format.slice(0, end).trimEnd();
    const comma = head.endsWith('{') ? '' : ',';
    return `${head}${comma}"${keyOf(name)}":"$context.${name}"${format.slice(end)}`;
  },
  xml: (format, name) => {
    const end = format.lastIndexOf('</');
    const element = `<${keyOf(name)}>$context.${name}</${keyOf(name)}>`;
    return end === -1 ? `${format}${element}` : `${format.slice(0, end)}${element}${format.slice(end)}`;
  },
  csv: (format, name) => (format.endsWith('"') ? `${format},"$context.${name}"` : `${format},$context.${name}`),
  text: (format, name) => `${format}${format === '' ? '' : ' '}${keyOf(name)}="$context.${name}"`,
};

/** The quoted and the plain message are the same news. */
const isCovered = (name: string, variables: ReadonlySet<string>): boolean =>
  variables.has(name) ||
  (name === 'error.message' && variables.has('error.messageString')) ||
  (name === 'requestTime' && variables.has('requestTimeEpoch')) ||
  (name === 'integration.latency' && variables.has('integrationLatency')) ||
  (name === 'integration.integrationStatus' && variables.has('integrationStatus'));

const bytesOf = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (char.charCodeAt(0) < 128 ? 1 : 4), 0);

/** A format in the style of the given one that tells why a request failed, and what each addition would have told. */
export const suggestFormat = (given: string | undefined): FormatSuggestion => {
  const format = (given ?? '').trim();
  const compiled = compileFormat(format === '' ? '{}' : format);
  const variables = new Set(compiled.variables);
  const missing = wanted.filter(({ name }) => !isCovered(name, variables));
  let better = format === '' ? '{}' : format;
  const leftOut: string[] = [];
  for (const { name } of missing) {
    const longer = append[compiled.kind](better, name);
    if (bytesOf(longer) > longest) leftOut.push(name);
    else better = longer;
  }
  const isSame = better === format;
  return {
    format: better,
    missing,
    diff: isSame ? [] : [...(format === '' ? [] : [`-${format}`]), `+${better}`],
    leftOut,
  };
};
