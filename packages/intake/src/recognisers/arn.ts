import { parseArn } from '@gatescope/shared';
import type { IntakeTarget } from '../intake.ts';
import type { LineMatch } from '../text/match-lines.ts';
import { matchAllInLines } from '../text/match-lines.ts';
import { readInvokeArn, toRequestPart } from './invoke-arn.ts';
import type { Guess, Reading, Recogniser } from './reading.ts';

const shape = /arn:aws[a-z-]{0,12}:[a-z0-9-]{2,40}:[a-z0-9-]{0,30}:[\d*]{0,14}:[^\s"'`,)<>\]}]{1,2000}/g;
const logGroup = /API-Gateway-Execution-Logs_([a-z0-9]{10})\/([^\s"'`,/]{1,128})/g;

/** `arn:aws:apigateway:region::/restapis/id/stages/name`. https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
const ofManagement = (region: string, resource: string): IntakeTarget => {
  const [, apiId, stage] =
    /^\/(?:restapis|apis)\/([A-Za-z0-9]{1,64})(?:\/stages\/([^/\s]{1,128}))?/.exec(resource) ?? [];
  const domain = /^\/domainnames\/([^/\s+]{1,253})/.exec(resource)?.[1];
  return {
    ...(region ? { region } : {}),
    ...(apiId ? { apiId } : {}),
    ...(stage ? { stage } : {}),
    ...(domain ? { domain } : {}),
  };
};

const guess = (because: string, says: Guess['says']): Guess[] => [{ because, says }];

const guessesOf = (text: string): Guess[] => {
  const arn = parseArn(text);
  if (!arn) return [];
  if (arn.service === 'execute-api') {
    const invoke = readInvokeArn(text);
    return invoke ? guess('The ARN names the call', { target: invoke.target, request: toRequestPart(invoke) }) : [];
  }
  if (arn.service === 'apigateway')
    return guess('The ARN names the API', { target: ofManagement(arn.region, arn.resource) });
  if (arn.service === 'sts' && arn.resource.startsWith('assumed-role/'))
    return guess('The role session is taken for the caller', { request: { principal: text } });
  const vpceId = arn.service === 'ec2' ? /^vpc-endpoint\/(vpce-[0-9a-f]{8,17})/.exec(arn.resource)?.[1] : undefined;
  return vpceId
    ? guess('The endpoint is taken for the one that is called through', { target: { vpceId, region: arn.region } })
    : [];
};

const toReading = ({ match, span }: LineMatch): Reading => {
  const text = match[0].replace(/[.;:]{1,4}$/, '');
  const arn = parseArn(text);
  return {
    kind: 'arn',
    span: { start: span.start, end: span.start + text.length },
    understood: `${arn?.service ?? 'An'} ARN: ${text.slice(0, 200)}`,
    guesses: guessesOf(text),
  };
};

const toGroup = ({ match: [, apiId = '', stage = ''], span }: LineMatch): Reading => ({
  kind: 'arn',
  span,
  understood: `The execution log group of API ${apiId}, stage ${stage}`,
  guesses: guess('The log group names the API and the stage', { target: { apiId, stage } }),
});

/** ARNs of calls, APIs, functions, roles and endpoints, and names of execution log groups. */
export const arn: Recogniser = {
  id: 'arn',
  sign: /arn:aws|API-Gateway-Execution-Logs_/,
  read: (page) => {
    const groups = matchAllInLines(page, logGroup).slice(0, 100);
    const arns = matchAllInLines(page, shape).filter(
      ({ span }) => !groups.some((group) => group.span.start < span.end && span.start < group.span.end),
    );
    return [...groups.map(toGroup), ...arns.slice(0, 300).map(toReading)];
  },
};
