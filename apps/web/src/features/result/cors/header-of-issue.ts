const headers: readonly (readonly [RegExp, string])[] = [
  [/AllowOrigin|WildcardOrigin/, 'access-control-allow-origin'],
  [/AllowCredentials/, 'access-control-allow-credentials'],
  [/Method/, 'access-control-allow-methods'],
  [/Header/, 'access-control-allow-headers'],
  [/Redirect/, 'location'],
];

/** The header that a kind of issue is about, by the kind's name; undefined where it is about none. */
export const headerOfIssue = (issue: string | undefined): string | undefined =>
  issue === undefined ? undefined : headers.find(([pattern]) => pattern.test(issue))?.[1];
