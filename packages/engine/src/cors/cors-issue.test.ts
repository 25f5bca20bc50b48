import { describe, expect, it } from 'vitest';
import { maySpeakOf, readConsole } from './cors-issue.ts';

const chrome = (reason: string): string =>
  `Access to fetch at 'https://api.example.com/x' from origin 'https://shop.example.com' has been blocked by CORS policy: ${reason}`;
const firefox = (reason: string): string =>
  `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/x. (Reason: ${reason}).`;

describe('readConsole', () => {
  // Chromium's own lines are read in the browser tests; here are those that Chromium does not say there.
  it.each([
    [
      chrome('The request client is not a secure context and the resource is in more-private address space `local`.'),
      'InsecureLocalNetwork',
    ],
    [chrome('Cross origin requests are only supported for protocol schemes: http, https.'), 'CorsDisabledScheme'],
    [firefox('CORS header ‘Access-Control-Allow-Origin’ missing'), 'MissingAllowOriginHeader'],
    [firefox('CORS preflight response did not succeed'), 'PreflightInvalidStatus'],
    [firefox('expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’'), 'InvalidAllowCredentials'],
    [
      firefox(
        'header ‘x-trace’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response',
      ),
      'HeaderDisallowedByPreflightResponse',
    ],
    ['Preflight response is not successful. Status code: 403', 'PreflightInvalidStatus'],
    [
      'Origin https://shop.example.com is not allowed by Access-Control-Allow-Origin. Status code: 403',
      'AllowOriginMismatch',
    ],
    ['Blocked loading mixed active content “http://api.example.com/x”', 'MixedContent'],
  ])('reads %s', (line, issue) => {
    expect(readConsole(line)?.issue).toBe(issue);
  });

  it("takes Safari's line on an origin for a header that is absent as well", () => {
    const reading = readConsole('Origin https://shop.example.com is not allowed by Access-Control-Allow-Origin.');
    expect(reading && maySpeakOf(reading, 'MissingAllowOriginHeader')).toBe(true);
    const exact = readConsole(
      chrome(
        "The 'Access-Control-Allow-Origin' header has a value 'https://a.example.com' that is not equal to the supplied origin.",
      ),
    );
    expect(exact && maySpeakOf(exact, 'MissingAllowOriginHeader')).toBe(false);
  });

  it('is nothing for a line about another thing', () => {
    expect(readConsole('Failed to load resource: net::ERR_NAME_NOT_RESOLVED')).toBeUndefined();
  });
});
