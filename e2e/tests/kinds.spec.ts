import { expect, settle, test } from '../product-test.ts';
import { wizardOn } from '../wizard.ts';

const tabs = ['overview', 'invoke-urls', 'routes', 'access', 'network', 'keys', 'cors', 'deployments', 'logs'] as const;
type Tab = (typeof tabs)[number];

interface Kind {
  readonly name: string;
  readonly path: string;
  /** What each tab has to say of this kind. */
  readonly says: Readonly<Record<Tab, RegExp>>;
}

const http: Kind = {
  name: 'notifications-http',
  path: '/apis/111122223333/eu-west-1/not8v3a1hx',
  says: {
    overview: /As a REST API/,
    'invoke-urls': /https:\/\/not8v3a1hx\.execute-api\.eu-west-1\.amazonaws\.com\/(?!\$default)/,
    routes: /GET \/notifications/,
    access: /HTTP APIs have no resource policy/,
    network: /HTTP APIs have no private endpoint/,
    keys: /HTTP APIs have no API keys/,
    cors: /CORS configuration/,
    deployments: /Every edit is deployed by itself/,
    logs: /HTTP APIs write access logs only/,
  },
};

const webSocket: Kind = {
  name: 'chat-websocket',
  path: '/apis/111122223333/eu-west-1/cha1t6e9zs',
  says: {
    overview: /As a REST API/,
    'invoke-urls': /wss:\/\/cha1t6e9zs\.execute-api\.eu-west-1\.amazonaws\.com\/production/,
    routes: /\$connect/,
    access: /The handshake is authorized/,
    network: /WebSocket APIs have no private endpoint/,
    keys: /Routes that ask for a key/,
    cors: /Browsers do not apply CORS to WebSocket handshakes/,
    deployments: /AWS exports no WebSocket API/,
    logs: /Execution logs and access logs/,
  },
};

for (const { name, path, says } of [http, webSocket]) {
  test(`every tab of ${name} speaks of its kind`, async ({ page, scan }) => {
    await page.goto(`${path}/overview`);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    for (const tab of tabs) {
      await page.locator(`a[href="${path}/${tab}"][role="tab"]`).click();
      const panel = page.getByRole('tabpanel').filter({ visible: true });
      await expect(panel.getByText(says[tab]).filter({ visible: true }).first()).toBeVisible();
      await settle(page);
      await expect(panel).not.toContainText(/\bmethods?\b|undefined/i);
      await scan();
    }
  });

  test.describe('at 320 px', () => {
    test.use({ viewport: { width: 320, height: 800 } });
    test(`no tab of ${name} scrolls sideways`, async ({ page }) => {
      for (const tab of tabs) {
        await page.goto(`${path}/${tab}`);
        await settle(page);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, tab).toBeLessThanOrEqual(1);
      }
    });
  });
}

test('the URLs of a WebSocket API hold the one for messages from backends', async ({ page }) => {
  await page.goto(`${webSocket.path}/invoke-urls`);
  await expect(page.getByText('/production/@connections/{connectionId}').first()).toBeVisible();
  await expect(page.getByText(/npx wscat -c wss:/)).toBeVisible();
});

test('a 401 of an HTTP API is explained by its JWT authorizer', async ({ page, scan }) => {
  await page.goto('/');
  const wizard = wizardOn(page);
  await wizard.paste(
    'curl -i https://not8v3a1hx.execute-api.eu-west-1.amazonaws.com/notifications\nHTTP/2 401\nwww-authenticate: Bearer\napigw-requestid: Zq1\n\n{"message":"Unauthorized"}',
  );
  await wizard.callFrom('Public internet');
  await expect(page.getByRole('radiogroup', { name: 'API key' })).toHaveCount(0);
  await scan();
  await wizard.diagnose();
  await wizard.expectAnswer(/GET \/notifications .*shop-users/);
  await expect(page.getByText('Corrected request').first()).toBeVisible();
  await scan();
});

test('a 404 of an HTTP API is explained by its routes', async ({ page }) => {
  await page.goto('/');
  const wizard = wizardOn(page);
  await wizard.paste(
    'https://not8v3a1hx.execute-api.eu-west-1.amazonaws.com/notification\nHTTP/2 404\n\n{"message":"Not Found"}',
  );
  await wizard.callFrom('Public internet');
  await wizard.diagnose();
  await wizard.expectAnswer(/no route for GET \/notification/);
  await expect(page.getByText('Stopped here')).toBeVisible();
});

test('a refused handshake is explained, and the right address passes when simulated again', async ({ page, scan }) => {
  await page.goto('/');
  const wizard = wizardOn(page);
  await wizard.paste(
    "WebSocket connection to 'wss://cha1t6e9zs.execute-api.eu-west-1.amazonaws.com/prod' failed: Error during WebSocket handshake: Unexpected response code: 403",
  );
  await expect(page.getByRole('radio', { name: 'A browser' })).toBeChecked();
  await expect(page.getByText('Credentials mode of fetch')).toHaveCount(0);
  await scan();
  await wizard.diagnose();
  await wizard.expectAnswer(/prod is no stage of this API, which has production/);
  await expect(page.getByText('Stopped here')).toBeVisible();
  await expect(page.getByText('Verified in simulation').first()).toBeVisible();
  await expect(page.getByText('wss://cha1t6e9zs.execute-api.eu-west-1.amazonaws.com/production').first()).toBeVisible();
  await scan();
});

test('an HTTP API that is picked instead of named leads to an answer as well', async ({ page }) => {
  await page.goto(`${http.path}/routes`);
  await page.getByRole('link', { name: 'Diagnose GET /notifications' }).click();
  await expect(page).toHaveURL(/step=complaint/);
  await page.getByRole('radio', { name: /^The call is refused/ }).check();
  await page.getByLabel('Status code').fill('401');
  await page.getByRole('button', { name: 'Diagnose with what is known' }).click();
  await wizardOn(page).expectAnswer(/GET \/notifications .*shop-users/);
});
