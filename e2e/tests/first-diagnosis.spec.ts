import { expect, test } from '../product-test.ts';
import { wizardOn } from '../wizard.ts';

const host = 'vpce-0d3a9c41be7720f01-k4m2p9qd.execute-api.eu-west-1.vpce.amazonaws.com';
const refusal =
  '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:ord4x8n2qk/prod/GET/orders with an explicit deny"}';

test('a pasted 403 of a private API is explained, fixed and passes when simulated again', async ({ page, scan }) => {
  await page.goto('/');
  const wizard = wizardOn(page);
  await wizard.paste(
    `https://${host}/prod/orders\nHost: ord4x8n2qk.execute-api.eu-west-1.amazonaws.com\nHTTP/1.1 403 Forbidden\n\n${refusal}`,
  );
  await wizard.callFrom('Another VPC');
  await wizard.choose('VPC of the caller', 'vpc-0a54aedc15ba11e02');
  await page.getByRole('textbox', { name: 'Source IP address' }).fill('10.30.1.25');
  if (!page.url().includes('header=')) await wizard.header('Host: ord4x8n2qk.execute-api.eu-west-1.amazonaws.com');
  await scan();
  await wizard.diagnose();

  await wizard.expectAnswer(/aws:SourceVpc/);
  await expect(page.getByText('Stopped here')).toBeVisible();
  await expect(page.getByText('Verified in simulation').first()).toBeVisible();
  await expect(page.getByText('The request is answered').first()).toBeVisible();
  await expect(page.getByText('aws apigateway create-deployment').first()).toBeVisible();
  await scan();

  // The link holds the whole question: a colleague's browser comes to the same answer.
  const link = page.url();
  const answer = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const colleague = await page.context().browser()?.newContext();
  const other = await colleague?.newPage();
  await other?.goto(link);
  if (other) await expect(other.getByRole('heading', { level: 1 })).toHaveText(answer);
  await colleague?.close();
});

test('a newcomer to the sandbox comes to an answer by an example', async ({ page, scan }) => {
  await page.goto('/');
  const examples = page.getByRole('group', { name: 'Examples of the sandbox' });
  await expect(examples.getByRole('button')).toHaveCount(3);
  await examples.getByRole('button', { name: 'Try a 403 from a private API' }).click();
  await expect(page.getByLabel('Paste what you have, or type an API')).toHaveValue(/ord4x8n2qk/);
  await expect(page.getByText('Understood')).toBeVisible();
  await scan();
  const wizard = wizardOn(page);
  await wizard.diagnose();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Where did the call come from/);
  await wizard.diagnose();
  await wizard.expectAnswer(/OnlyFromAppVpc/);
  // The answer in short leads to the fix.
  await page.getByRole('button', { name: /: go to the fix$/ }).click();
  await expect(page.getByRole('tab', { name: 'AWS CLI' }).first()).toBeInViewport();
});
