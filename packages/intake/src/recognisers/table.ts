import { accessLog } from './access-log.ts';
import { apiId } from './api-id.ts';
import { apiName } from './api-name.ts';
import { arn } from './arn.ts';
import { awsCliError } from './aws-cli-error.ts';
import { awsCommand } from './aws-command.ts';
import { awsSdkError } from './aws-sdk-error.ts';
import { axiosDump } from './axios-dump.ts';
import { browserConsole } from './browser-console.ts';
import { browserNetwork } from './browser-network.ts';
import { cloudformationError } from './cloudformation-error.ts';
import { connectionWords } from './connection-words.ts';
import { curlCommand } from './curl-command.ts';
import { curlError } from './curl-error.ts';
import { curlOutput } from './curl-output.ts';
import { devtools } from './devtools.ts';
import { dig } from './dig.ts';
import { dotnetError } from './dotnet-error.ts';
import { executionLog } from './execution-log.ts';
import { gatewayMessage } from './gateway-message.ts';
import { fetchCall } from './fetch-call.ts';
import { field } from './field.ts';
import { getent } from './getent.ts';
import { goError } from './go-error.ts';
import { har } from './har.ts';
import { headerLines } from './headers.ts';
import { hostCommand } from './host-command.ts';
import { httpMessage } from './http-message.ts';
import { javaError } from './java-error.ts';
import { jsonBody } from './json-body.ts';
import { managementEvent } from './management-event.ts';
import { managementText } from './management-text.ts';
import { markupBody } from './markup-body.ts';
import { netcat } from './netcat.ts';
import { nodeError } from './node-error.ts';
import { nslookup } from './nslookup.ts';
import { openssl } from './openssl.ts';
import { otherProgramError } from './other-program-error.ts';
import { ping } from './ping.ts';
import { policyDocument } from './policy-document.ts';
import { postman } from './postman.ts';
import { powershell } from './powershell.ts';
import { prompt } from './prompt.ts';
import { proxyEvent } from './proxy-event.ts';
import { pythonError } from './python-error.ts';
import type { Recogniser } from './reading.ts';
import { requestId } from './request-id.ts';
import { resolveDnsName } from './resolve-dns-name.ts';
import { resourceId } from './resource-id.ts';
import { route } from './route.ts';
import { sourceLocation } from './source-location.ts';
import { stackTrace } from './stack-trace.ts';
import { statusPhrase } from './status.ts';
import { telnet } from './telnet.ts';
import { terraformError } from './terraform-error.ts';
import { testNetConnection } from './test-net-connection.ts';
import { token } from './token.ts';
import { traceroute } from './traceroute.ts';
import { url } from './url.ts';
import { wafLog } from './waf-log.ts';
import { websocket } from './websocket.ts';
import { wget } from './wget.ts';

/** Every recogniser, in the order in which they look: whole blocks first, then lines, then words. */
export const recognisers: readonly Recogniser[] = [
  // Files and blocks.
  har,
  curlCommand,
  awsCommand,
  fetchCall,
  curlOutput,
  postman,
  devtools,
  powershell,
  wget,
  // Tools for names and connections.
  dig,
  nslookup,
  hostCommand,
  resolveDnsName,
  telnet,
  netcat,
  testNetConnection,
  ping,
  traceroute,
  openssl,
  // Logs and documents.
  executionLog,
  accessLog,
  managementEvent,
  wafLog,
  proxyEvent,
  policyDocument,
  // Failed management calls.
  terraformError,
  awsCliError,
  awsSdkError,
  cloudformationError,
  // Browsers and programs.
  browserConsole,
  websocket,
  browserNetwork,
  axiosDump,
  curlError,
  pythonError,
  javaError,
  goError,
  dotnetError,
  nodeError,
  otherProgramError,
  // HTTP as text.
  httpMessage,
  headerLines,
  jsonBody,
  markupBody,
  managementText,
  gatewayMessage,
  stackTrace,
  getent,
  // Words.
  field,
  url,
  route,
  arn,
  token,
  requestId,
  statusPhrase,
  connectionWords,
  resourceId,
  apiId,
  apiName,
  sourceLocation,
  prompt,
];
