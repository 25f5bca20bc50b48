import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { problem, serve } from '../testing/fake-server.ts';
import { ordersDiagnosis } from '../testing/fixtures/orders-diagnosis.ts';
import { openApp } from '../testing/render-app.tsx';

const url = 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders';

describe('the way from a paste to an answer', () => {
  it('skips what is known, asks where from, and ends at the cause', async () => {
    const user = userEvent.setup();
    const { sent } = serve();
    const app = openApp('/');
    await user.click(await screen.findByRole('textbox', { name: /Paste what you have/ }));
    await user.paste(`curl ${url}\nHTTP/1.1 403 Forbidden\n{"message":"Forbidden"}`);
    expect(within(await screen.findByRole('region', { name: 'Understood' })).getByText('a1b2c3d4e5')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Diagnose' }));

    await screen.findByRole('heading', { level: 1, name: /Where did the call come from/ });
    await user.click(await screen.findByRole('radio', { name: /Inside a VPC/ }));
    await user.type(await screen.findByRole('combobox', { name: 'VPC of the caller' }), 'vpc-0aaa000000shared');
    await user.click(screen.getByRole('button', { name: 'Diagnose' }));

    await screen.findByRole('heading', { level: 1, name: ordersDiagnosis.outcome.sentence });
    const body = sent.find(({ key }) => key === 'POST /api/diagnoses')?.body;
    // A stage that a URL seems to name is left to the server.
    expect(body).not.toHaveProperty('target.stage');
    expect(body).toMatchObject({
      target: { region: 'eu-west-1', apiId: 'a1b2c3d4e5' },
      request: { method: 'GET', url, from: 'vpc', sourceVpcId: 'vpc-0aaa000000shared' },
      symptom: { kind: 'refused', status: 403, body: '{"message":"Forbidden"}' },
    });
    expect(app.address()).toContain('step=result');
  });

  it('keeps secrets out of the address and out of every request', async () => {
    const user = userEvent.setup();
    const secret = 'sup3rs3cr3tvalue';
    const { sent } = serve();
    const app = openApp('/diagnose?step=caller&kind=refused');
    await user.click(await screen.findByRole('button', { name: /Headers of the request/ }));
    const headers = await screen.findByRole('textbox', { name: /Headers of the request/ });
    await user.click(headers);
    await user.paste(`Authorization: Bearer ${secret}\nx-api-key: ${secret}\naccept: text/html`);
    await user.tab();
    await waitFor(() => expect(app.address()).toContain('accept'));
    await user.click(screen.getByRole('button', { name: 'Diagnose' }));
    await screen.findByRole('heading', { level: 1, name: ordersDiagnosis.outcome.sentence });
    expect(app.address()).not.toContain(secret);
    expect(JSON.stringify(sent)).not.toContain(secret);
    expect(sent.find(({ key }) => key === 'POST /api/diagnoses')?.body).toMatchObject({
      request: { headers: { Authorization: 'Bearer <masked>', 'x-api-key': '<masked>', accept: 'text/html' } },
    });
  });

  it('may be cut short: what is not said stays unsaid', async () => {
    const user = userEvent.setup();
    const { sent } = serve();
    openApp(`/diagnose?url=${encodeURIComponent(url)}`);
    await user.click(await screen.findByRole('button', { name: 'Diagnose with what is known' }));
    await screen.findByRole('heading', { level: 1, name: ordersDiagnosis.outcome.sentence });
    expect(sent.find(({ key }) => key === 'POST /api/diagnoses')?.body).toEqual({ request: { url }, symptom: {} });
  });

  it('reads a paste in its first step too, and shows what it understood', async () => {
    const user = userEvent.setup();
    serve();
    const app = openApp('/diagnose');
    await user.click(await screen.findByRole('textbox', { name: /Paste what you have/ }));
    await user.paste('HTTP/1.1 502 Bad Gateway');
    await user.click(screen.getByRole('button', { name: 'Read it' }));
    await waitFor(() => expect(app.address()).toContain('kind=failed'));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /The call fails/ }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Status code' }).value).toBe('502');
  });

  it('keeps in the box what it did not understand, and marks what it inferred', async () => {
    const user = userEvent.setup();
    serve();
    openApp('/diagnose');
    const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Paste what you have/ });
    await user.click(box);
    await user.paste(`curl -H 'x-api-key: abcdefghijklmnopqrst1234' ${url}\n§ was it the moon?`);
    await user.click(screen.getByRole('button', { name: 'Read it' }));
    const understood = within(await screen.findByRole('region', { name: 'Understood' }));
    expect(understood.getByText('Inferred: A program made the call, not a browser')).toBeTruthy();
    expect(understood.getByText(/Not understood, and kept/)).toBeTruthy();
    expect(understood.getByText('One secret was masked.')).toBeTruthy();
    expect(box.value).toContain('was it the moon?');
    expect(box.value).not.toContain('curl');
  });

  it('offers the URL that was probably meant', async () => {
    const user = userEvent.setup();
    serve();
    const slip = url.replace('/prod/orders', '/prodorders');
    const app = openApp(`/diagnose?step=target&url=${encodeURIComponent(slip)}`);
    await user.click(await screen.findByRole('button', { name: `Use ${url}` }));
    await waitFor(() => expect(app.address()).toContain(encodeURIComponent('/prod/orders')));
  });

  it('says which API a URL leads to, and offers what is near when it leads nowhere', async () => {
    serve({ 'POST /api/targets/resolutions': problem('api-not-found', { nearest: ['a1b2c3d4e5'] }) });
    openApp(`/diagnose?step=target&url=${encodeURIComponent(url)}`);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('There is no such API here');
    expect(alert.textContent).toContain('a1b2c3d4e5');
  });

  it('goes back to the question with everything that was said', async () => {
    const user = userEvent.setup();
    serve();
    openApp('/diagnose?step=result&kind=failed&status=502&api=a1b2c3d4e5&region=eu-west-1');
    await user.click(await screen.findByRole('button', { name: 'Change the question' }));
    await screen.findByRole('heading', { level: 1, name: 'What did you see?' });
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Status code' }).value).toBe('502');
  });
});

describe('the box on the start page', () => {
  it('finds an API by a part of its name', async () => {
    const user = userEvent.setup();
    serve();
    openApp('/');
    await user.type(await screen.findByRole('textbox', { name: /Paste what you have/ }), 'ord');
    const match = await screen.findByRole('link', { name: 'orders' });
    expect(match.getAttribute('href')).toBe('/apis/111122223333/eu-west-1/a1b2c3d4e5/overview');
  });

  it('keeps what it does not understand, and says so', async () => {
    const user = userEvent.setup();
    serve();
    openApp('/');
    const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Paste what you have/ });
    await user.type(box, 'nothing of use!');
    expect(await screen.findByText(/It stays in the box/)).toBeTruthy();
    expect(box.value).toBe('nothing of use!');
  });

  it('works while the list of APIs is away', async () => {
    serve({ 'GET /api/apis': 'away' });
    openApp('/');
    expect((await screen.findByRole('alert')).textContent).toContain('The console does not answer');
    expect(screen.getByRole('textbox', { name: /Paste what you have/ })).toBeTruthy();
  });
});
