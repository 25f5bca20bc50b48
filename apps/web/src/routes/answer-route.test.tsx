import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { problem, Reply, serve } from '../testing/fake-server.ts';
import { ordersDiagnosis } from '../testing/fixtures/orders-diagnosis.ts';
import { openApp } from '../testing/render-app.tsx';

const address = '/diagnose?step=result&kind=refused&api=a1b2c3d4e5&region=eu-west-1&stage=prod&path=%2Forders';

const openAnswer = async (changes = {}) => {
  const server = serve(changes);
  const app = openApp(address);
  await screen.findByRole('heading', { level: 1, name: /./ });
  return { ...app, ...server };
};

const hopOf = (title: string) => {
  const path = screen.getByRole('list', { name: 'The way of the request' });
  const hop = within(path)
    .getAllByRole('listitem')
    .find((item) => item.querySelector('.gs-hop__title')?.textContent === title);
  if (hop === undefined) throw new Error(`There is no hop ${title}`);
  return hop;
};

describe('what the caller sees', () => {
  const seen = [
    {
      id: 'o1',
      vantage: 'caller',
      relation: 'this-request',
      kind: 'dns',
      name: 'a.example',
      addresses: [],
      error: 'ENOTFOUND',
    },
  ];

  it('comes from a script, and becomes part of the question', async () => {
    const user = userEvent.setup();
    const { sent, address: addressNow } = await openAnswer({
      'GET /api/apis/111122223333/eu-west-1/a1b2c3d4e5/caller-script': {
        script: '#!/bin/sh\necho look',
        fileName: 'gatescope-check.sh',
        howToRun: ['sh gatescope-check.sh'],
        browserSnippet: '',
        forms: ['default-host'],
      },
      'POST /api/caller-outputs': { observations: seen, notes: [] },
    });
    await user.click(await screen.findByRole('button', { name: /From the caller’s own place/ }));
    expect(await screen.findByText('echo look')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: /What the script printed/ }), 'printed');
    await user.click(screen.getByRole('button', { name: 'Take it into account' }));
    await waitFor(() => expect(addressNow()).toContain('seen='));
    await waitFor(() =>
      expect(sent.findLast(({ key }) => key === 'POST /api/diagnoses')?.body).toMatchObject({ observations: seen }),
    );
  });

  it('stands beside the simulation', async () => {
    await openAnswer({ 'POST /api/diagnoses': { ...ordersDiagnosis, observations: seen } });
    const table = await screen.findByRole('table', { name: /Simulation, console’s host and caller/ });
    expect(within(table).getByRole('row', { name: /Name.*not seen.*ENOTFOUND/ })).toBeTruthy();
  });
});

describe('a worked example', () => {
  it('is asked for by its id alone, and says that it is made up', async () => {
    const { sent } = serve({ 'POST /api/diagnoses': { ...ordersDiagnosis, source: 'example' } });
    openApp('/diagnose?example=policy-explicit-deny&step=result&kind=refused');
    await screen.findByRole('heading', { level: 1, name: ordersDiagnosis.outcome.sentence });
    expect(sent.find(({ key }) => key === 'POST /api/diagnoses')?.body).toEqual({ example: 'policy-explicit-deny' });
    expect(screen.getByRole('link', { name: 'Back to the failure mode' }).getAttribute('href')).toBe(
      '/failure-modes/policy-explicit-deny',
    );
    expect(screen.queryByRole('button', { name: 'Change the question' })).toBeNull();
    expect(localStorage.getItem('gatescope.targets') ?? '').not.toContain(ordersDiagnosis.target.apiId);
  });
});

describe('the answer', () => {
  it('says the cause in its first heading', async () => {
    await openAnswer();
    expect(await screen.findByRole('heading', { level: 1, name: ordersDiagnosis.outcome.sentence })).toBeTruthy();
  });

  it('opens the hop that stopped the request, and no other', async () => {
    await openAnswer();
    await screen.findByRole('list', { name: 'The way of the request' });
    expect(hopOf('Resource policy').querySelector('details')?.open).toBe(true);
    expect(hopOf('Route').querySelector('details')?.open).toBe(false);
    expect(hopOf('Authorization').querySelector('details')?.open).toBe(false);
  });

  it('says of hops behind it that they were not reached', async () => {
    await openAnswer();
    await screen.findByRole('list', { name: 'The way of the request' });
    expect(hopOf('Authorization').textContent).toContain('Not reached');
    expect(hopOf('Route').textContent).toContain('Passed');
    expect(hopOf('Resource policy').getAttribute('aria-current')).toBe('step');
  });

  it('marks the very lines of the policy that decided', async () => {
    const { container } = await openAnswer();
    await screen.findAllByText('Evidence');
    const marked = [...container.querySelectorAll('mark')].map((line) => line.textContent?.trim());
    expect(marked).toEqual(['"Effect": "Deny",', '"aws:SourceVpc": "vpc-0aaa000000000app"']);
  });

  it('shows that the fix was tried, and who else it admits', async () => {
    await openAnswer();
    const [fix] = await screen.findAllByRole('group', { name: 'Let the policy admit the VPC of the endpoint' });
    expect(fix?.textContent).toContain('Verified in simulation');
    expect(fix?.textContent).toContain('Anyone through vpce-0shared0000000001');
    expect(fix?.textContent).toContain('CloudFormation stack orders-api');
  });

  it('offers every way to write the fix', async () => {
    await openAnswer();
    const tabs = await screen.findAllByRole('tab');
    expect(tabs.map((tab) => tab.textContent)).toEqual(expect.arrayContaining(['AWS CLI', 'Difference', 'Console']));
  });

  it('names the permission behind a fact that is unknown', async () => {
    const user = userEvent.setup();
    await openAnswer();
    await user.click(await screen.findByRole('button', { name: /One fact is unknown/ }));
    expect(screen.getByText('ec2:DescribeSecurityGroups')).toBeTruthy();
  });

  it('asks the server what the address says', async () => {
    const { sent } = await openAnswer();
    await screen.findByRole('list', { name: 'The way of the request' });
    const asked = sent.find(({ key }) => key === 'POST /api/diagnoses');
    expect(asked?.body).toEqual({
      target: { region: 'eu-west-1', apiId: 'a1b2c3d4e5', stage: 'prod' },
      request: { url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders' },
      symptom: { kind: 'refused' },
    });
  });

  it('asks AWS again when told to', async () => {
    const user = userEvent.setup();
    const { sent } = await openAnswer();
    await user.click(await screen.findByRole('button', { name: 'Ask again with fresh facts' }));
    await screen.findByText(/rests on fresh facts/);
    expect(sent.filter(({ key }) => key === 'POST /api/diagnoses').at(-1)?.body).toMatchObject({ fresh: true });
  });

  it('shows an unknown verdict as unknown, with what is missing open', async () => {
    const outcome = { ...ordersDiagnosis.outcome, verdict: 'unknown', sentence: 'It cannot be told.' };
    await openAnswer({ 'POST /api/diagnoses': { ...ordersDiagnosis, outcome, findings: [] } });
    await screen.findByRole('heading', { level: 1, name: 'It cannot be told.' });
    expect(screen.getAllByText('Unknown').length).toBeGreaterThan(0);
    expect(screen.getByText('None found')).toBeTruthy();
    expect(screen.getByRole('button', { name: /One fact is unknown/ }).getAttribute('aria-expanded')).toBe('true');
  });

  it('says where configuration and complaint disagree', async () => {
    const contradictions = ['The policy allows this call, yet you saw 403.'];
    await openAnswer({ 'POST /api/diagnoses': { ...ordersDiagnosis, contradictions } });
    expect(await screen.findByText('The policy allows this call, yet you saw 403.')).toBeTruthy();
  });

  it('shows a value in the configuration around it', async () => {
    const user = userEvent.setup();
    const { container } = await openAnswer();
    const [show] = await screen.findAllByRole('button', { name: 'Show in the configuration' });
    if (show) await user.click(show);
    await screen.findByText(/"VpcEndpointId": "vpce-0shared0000000001"/);
    const marked = [...container.querySelectorAll('mark')].map((line) => line.textContent?.trim());
    expect(marked).toContain('"VpcId": "vpc-0aaa000000shared",');
  });

  it.each([
    [
      'the problem of the server',
      problem('no-credentials'),
      'The console has no AWS credentials',
      'Remedy of no-credentials',
    ],
    ['that nothing answers', 'away', 'The console does not answer', 'Nothing that you entered is lost'],
    [
      'an answer out of contract',
      new Reply(200, { id: 1 }),
      'The console answered in an unexpected form',
      'Reload the page',
    ],
  ])('words %s, with a way on', async (_, reply, title, next) => {
    await openAnswer({ 'POST /api/diagnoses': reply });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(title);
    expect(alert.textContent).toContain(next);
    expect(within(alert).getByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Change the question' })).toBeTruthy();
  });

  it('saves a report and links to it', async () => {
    const user = userEvent.setup();
    const { target, outcome } = ordersDiagnosis;
    const saved = {
      id: 'rep00001',
      title: 'orders',
      savedAt: '2026-03-02T09:10:00.000Z',
      target,
      verdict: outcome.verdict,
    };
    const { sent } = await openAnswer({ 'POST /api/reports': new Reply(201, saved) });
    await user.click(await screen.findByRole('button', { name: 'Share' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save as a report' }));
    expect((await screen.findByRole('link', { name: 'Open the report' })).getAttribute('href')).toBe(
      '/reports/rep00001',
    );
    expect(sent.find(({ key }) => key === 'POST /api/reports')?.body).toEqual({ diagnosisId: 'diag-0000-0001' });
    await user.click(screen.getByRole('link', { name: 'Open the report' }));
    await waitFor(() => expect(screen.queryByText(/its link shows this answer/)).toBeNull());
  });
});
