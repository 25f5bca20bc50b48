import { withEncodedSearchText } from '@gatescope/shared';
import { AwsError, readable } from '../../aws-error.ts';
import type { Call, Operation, Service } from '../../call.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { awsJson } from '../../protocols/aws-json.ts';
import { awsJsonTroubles, spellTrouble } from '../trouble.ts';

/** AWS WAF: the web ACL in front of a stage. */
export const waf: Service = {
  name: 'WAFv2',
  signingName: 'wafv2',
  protocol: awsJson,
  operations: [
    operation('GetWebACLForResource', ({ input }) => input.text('ResourceArn') ?? '*', getWebAclForResource),
    operation('GetWebACL', arnOf('webacl'), (call) => ({
      WebACL: asSent(findByName(call, 'webAcls')),
      LockToken: 'sandbox',
    })),
    operation('GetIPSet', arnOf('ipset'), (call) => ({ IPSet: findByName(call, 'ipSets'), LockToken: 'sandbox' })),
    operation('GetSampledRequests', ({ input }) => input.text('WebAclArn') ?? '*', getSampledRequests),
  ],
  trouble: spellTrouble(awsJsonTroubles),
};

function operation(name: string, resource: Operation['resource'], answer: (call: Call) => JsonObject): Operation {
  return { name, action: `wafv2:${name}`, resource, answer };
}

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awswafv2.html
function arnOf(kind: string): Operation['resource'] {
  return ({ partition, region, accountId, input }) => {
    const given = input.text('ARN');
    if (given !== undefined) return given;
    const scope = input.text('Scope') === 'CLOUDFRONT' ? 'global' : 'regional';
    const name = input.text('Name') ?? '';
    return `arn:${partition}:wafv2:${region}:${accountId}:${scope}/${kind}/${name}/${input.text('Id') ?? ''}`;
  };
}

// The stage names its ACL; one that the file does not describe cannot be read.
function getWebAclForResource({ account, input }: Call): JsonObject {
  const webAcls = readable(account.wide.webAcls);
  const [, apiId, stageName] = /:\/restapis\/([^/]+)\/stages\/(.+)$/.exec(input.text('ResourceArn') ?? '') ?? [];
  const api = account.restApis.find(({ restApi }) => restApi.id === apiId);
  const stage = api?.stages?.find((candidate) => candidate.stageName === stageName);
  if (stage === undefined) throw nonexistent();
  const { webAclArn } = stage;
  if (webAclArn === undefined || webAclArn === null) return {};
  return { WebACL: asSent(readable(webAcls.find(({ ARN }) => ARN === webAclArn))) };
}

// Account files may hold what a rule looks for as text; AWS sends base64.
function asSent(webAcl: JsonObject): JsonObject {
  const encoded = withEncodedSearchText(webAcl);
  return isJsonObject(encoded) ? encoded : webAcl;
}

function findByName({ account, input }: Call, part: 'webAcls' | 'ipSets'): JsonObject {
  const [arn, id, name] = [input.text('ARN'), input.text('Id'), input.text('Name')];
  const found = readable(account.wide[part]).find((record) =>
    arn === undefined ? record['Id'] === id && (name === undefined || record['Name'] === name) : record['ARN'] === arn,
  );
  if (found === undefined) throw nonexistent();
  return found;
}

function getSampledRequests({ account, input }: Call): JsonObject {
  const requests = readable(account.wide.wafSampledRequests);
  const window = input.object('TimeWindow');
  const max = input.number('MaxItems') ?? 100;
  return {
    SampledRequests: requests.slice(0, max).map((sample) => ({ ...sample, Timestamp: toSeconds(sample['Timestamp']) })),
    PopulationSize: requests.length,
    ...(window === undefined ? {} : { TimeWindow: window }),
  };
}

function toSeconds(time: JsonObject[string]): number | undefined {
  return typeof time === 'string' ? Date.parse(time) / 1000 : undefined;
}

function nonexistent(): AwsError {
  return new AwsError({
    status: 400,
    code: 'WAFNonexistentItemException',
    message: 'AWS WAF couldn’t perform the operation because your resource doesn’t exist.',
  });
}
