/** Without a format, the usual names of keys stand for their variables: lower case, letters only. */
const usualNames: readonly (readonly [pattern: RegExp, variable: string])[] = [
  [/^(?:http)?status(?:code)?$/, 'status'],
  [/^requestid$/, 'requestId'],
  [/^extendedrequestid$/, 'extendedRequestId'],
  [/^requesttime$/, 'requestTime'],
  [/^requesttimeepoch$/, 'requestTimeEpoch'],
  [/^(?:http)?method$/, 'httpMethod'],
  [/^routekey$/, 'routeKey'],
  [/^resourcepath$/, 'resourcePath'],
  [/^path$/, 'path'],
  [/^protocol$/, 'protocol'],
  [/^domainname$/, 'domainName'],
  [/^stage$/, 'stage'],
  [/^apiid$/, 'apiId'],
  [/^accountid$/, 'accountId'],
  [/^responselength$/, 'responseLength'],
  [/^responselatency$/, 'responseLatency'],
  [/^(?:identity)?(?:source)?ip$/, 'identity.sourceIp'],
  [/^(?:identity)?useragent$/, 'identity.userAgent'],
  [/^(?:identity)?userarn$/, 'identity.userArn'],
  [/^(?:identity)?apikeyid$/, 'identity.apiKeyId'],
  [/^(?:identity)?vpceid$/, 'identity.vpceId'],
  [/^(?:error)?responsetype$/, 'error.responseType'],
  [/^errormessage(?:string)?$/, 'error.message'],
  [/^validationerror(?:string)?$|^errorvalidationerrorstring$/, 'error.validationErrorString'],
  [/^integrationerror(?:message)?$/, 'integration.error'],
  [/^integrationstatus$/, 'integration.integrationStatus'],
  [/^integrationlatency$/, 'integration.latency'],
  [/^integrationrequestid$/, 'integration.requestId'],
  [/^authorizererror(?:message)?$/, 'authorizer.error'],
  [/^authorizerstatus$/, 'authorizer.status'],
  [/^authorizeerror$/, 'authorize.error'],
  [/^authenticateerror$/, 'authenticate.error'],
  [/^waferror$/, 'waf.error'],
  [/^wafstatus$/, 'waf.status'],
  [/^wafresponse(?:code)?$/, 'wafResponseCode'],
];

/**
 * The variable that a key of a log line stands for, without `$context.`; the key itself where it is none of the usual ones.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export const usualVariable = (key: string): string => {
  const bare = key.replace(/^\$?context\./i, '');
  const plain = bare.toLowerCase().replaceAll(/[^a-z]/g, '');
  return usualNames.find(([pattern]) => pattern.test(plain))?.[1] ?? bare;
};
