import type { IdentitySource } from '../access/identity-source.ts';

const kinds: readonly [RegExp, IdentitySource['kind']][] = [
  [/^\$?(?:route\.)?request\.header\.(.+)$/i, 'header'],
  [/^\$?(?:route\.)?request\.querystring\.(.+)$/i, 'query'],
  [/^\$?stageVariables\.(.+)$/i, 'stage-variable'],
  [/^\$?context\.(.+)$/i, 'context'],
];

/**
 * The identity sources of an authorizer of API Gateway V2: `$request.header.Authorization` of HTTP APIs,
 * `route.request.querystring.token` of WebSocket APIs.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export const readIdentitySources = (expressions: readonly string[] | undefined): IdentitySource[] =>
  (expressions ?? []).map((expression) => {
    for (const [pattern, kind] of kinds) {
      const name = pattern.exec(expression.trim())?.[1];
      if (name) return { expression, kind, name };
    }
    return { expression, kind: 'other', name: expression };
  });
