import type { Page, Request } from '@playwright/test';
import { expect, settle, test } from '../product-test.ts';
import { wizardOn } from '../wizard.ts';

const host = 'cus1p9e3jt.execute-api.eu-west-1.amazonaws.com';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = 'Vq3PlantedJwtSignature8xYz0Kq7Lm2Nn5';
const token = `${part({ alg: 'RS256', kid: 'k1' })}.${part({ iss: 'https://issuer.example.com', sub: 'planted-subject-4711' })}.${signature}`;

/** What is planted, by where it stands. None of it is needed for a diagnosis. */
const secrets = {
  token,
  signature,
  subject: 'planted-subject-4711',
  key: 'PlantedApiKey7f3Qw9Zx1Cv5Bn8Mk2Lp4',
  cookie: 'plantedSid0a1B2c3D4e5F6g7H8',
  password: 'PlantedPassw0rd9x',
  query: 'plantedQueryToken55aa66bb77',
  setCookie: 'plantedSetCookie99zz88yy',
  sessionToken: 'IQoJb3JpZ2luX2VjPlantedSessionToken0123456789',
  sigv4: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
  har: 'plantedHarCookie31415926',
} as const;

const command = [
  `$ curl -v -u 'deploy:${secrets.password}' -H 'Authorization: Bearer ${token}' -H 'x-api-key: ${secrets.key}' -b 'sid=${secrets.cookie}' 'https://${host}/prod/customers?access_token=${secrets.query}'`,
  `> GET /prod/customers?access_token=${secrets.query} HTTP/1.1`,
  `> Host: ${host}`,
  `> X-Amz-Security-Token: ${secrets.sessionToken}`,
  '< HTTP/1.1 403 Forbidden',
  `< set-cookie: sid=${secrets.setCookie}; HttpOnly`,
  '< x-amzn-errortype: IncompleteSignatureException',
  '{"message":"Missing Authentication Token"}',
].join('\n');

const har = JSON.stringify({
  log: {
    creator: { name: 'WebInspector' },
    entries: [
      {
        startedDateTime: '2024-03-11T10:15:00.000Z',
        request: {
          method: 'GET',
          url: `https://${host}/prod/customers`,
          headers: [
            {
              name: 'authorization',
              value: `AWS4-HMAC-SHA256 Credential=AKIAABCDEFGHIJKLMNOP/20240311/eu-west-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=${secrets.sigv4}`,
            },
            { name: 'cookie', value: `sid=${secrets.har}` },
          ],
          cookies: [{ name: 'sid', value: secrets.har }],
        },
        response: { status: 403, headers: [], content: { text: '{"message":"Forbidden"}' } },
      },
    ],
  },
});

const textOf = (request: Request): string =>
  [request.url(), ...Object.values(request.headers()), request.postData() ?? ''].join('\n');

/** Everything that a text may be spelt as on its way. */
const spellings = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  JSON.stringify(secret).slice(1, -1),
];

const leaks = (text: string): string[] =>
  Object.entries(secrets)
    .filter(([, secret]) => spellings(secret).some((spelling) => text.includes(spelling)))
    .map(([name]) => name);

/** Everything that the page keeps in the browser. */
const stored = (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href, document.cookie]),
  );

const watch = (page: Page): string[] => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(textOf(request)));
  return sent;
};

for (const [name, paste] of Object.entries({ 'a curl command with its output': command, 'a HAR file': har })) {
  test(`no secret of ${name} leaves the browser or stays in it`, async ({ page }) => {
    const sent = watch(page);
    await page.goto('/');
    const wizard = wizardOn(page);
    await wizard.paste(paste);
    // The landing page has a button of the same name: the wizard must be there first.
    await expect(page).toHaveURL(/\/diagnose\?/);
    await settle(page);
    await wizard.diagnose();
    await expect(page).toHaveURL(/step=result/);
    await expect(page.getByText('What this answer rests on')).toBeVisible();

    const posted = sent.filter((text) => text.includes(host) || text.includes('cus1p9e3jt'));
    expect(posted.length).toBeGreaterThan(0);
    expect(leaks(sent.join('\n'))).toEqual([]);
    expect(leaks(await stored(page))).toEqual([]);
    expect(leaks(await page.content())).toEqual([]);
  });
}
