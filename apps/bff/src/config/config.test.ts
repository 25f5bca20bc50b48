import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig, type Config } from './config.ts';
import { acceptedRisk } from './flags.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatescope-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const problemsOf = (args: readonly string[], env: Record<string, string> = {}): readonly string[] => {
  const read = readConfig(args, env);
  return 'problems' in read ? read.problems : [];
};

const configOf = (args: readonly string[], env: Record<string, string> = {}): Config => {
  const read = readConfig(args, env);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.config;
};

const targetsFile = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const signIn = {
  GATESCOPE_ALB_ARN: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/console/0a1b2c3d4e5f6071',
  GATESCOPE_OIDC_ISSUER: 'https://login.example.com',
  GATESCOPE_OIDC_CLIENT_ID: 'console',
};

describe('the configuration', () => {
  it('needs no more than a Region', () => {
    expect(configOf(['--region', 'eu-central-1'])).toMatchObject({
      listen: '127.0.0.1',
      port: 8080,
      mode: 'aws',
      targets: [{ regions: ['eu-central-1'] }],
      signIn: undefined,
    });
  });

  it('takes the Region of the AWS environment when none is said', () => {
    expect(configOf([], { AWS_REGION: 'us-east-1' }).targets).toEqual([{ regions: ['us-east-1'] }]);
    expect(configOf([], { AWS_DEFAULT_REGION: 'us-west-2' }).targets).toEqual([{ regions: ['us-west-2'] }]);
  });

  it('takes an empty variable for an absent one', () => {
    expect(configOf(['--region', 'eu-central-1'], { PORT: '', GATESCOPE_TARGETS: '' }).port).toBe(8080);
  });

  it('lets a flag outrank its variable', () => {
    const config = configOf(['--port=9000', '--regions', 'eu-west-1, us-east-1'], {
      PORT: '8000',
      GATESCOPE_REGIONS: 'us-west-2',
    });
    expect(config.port).toBe(9000);
    expect(config.targets[0]?.regions).toEqual(['eu-west-1', 'us-east-1']);
  });

  it('says everything that is wrong at once', () => {
    const problems = problemsOf(['--listen', 'everywhere', '--speed', '9', 'oops'], {
      PORT: '99999',
      GATESCOPE_REGIONS: 'Frankfurt',
      GATESCOPE_LOG_LEVEL: 'loud',
      GATESCOPE_ALB_ARN: signIn.GATESCOPE_ALB_ARN,
    });
    for (const start of [
      '--speed',
      'oops',
      'GATESCOPE_LISTEN (--listen)',
      'PORT (--port)',
      'GATESCOPE_REGIONS (--regions)',
      'GATESCOPE_LOG_LEVEL',
      'GATESCOPE_OIDC_ISSUER, GATESCOPE_OIDC_CLIENT_ID',
    ]) {
      expect(
        problems.some((problem) => problem.startsWith(start)),
        start,
      ).toBe(true);
    }
    expect(problems.every((problem) => problem.endsWith('.'))).toBe(true);
  });

  it('tells which variables look like settings and are none', () => {
    const env = { GATESCOPE_PROBER_VALUE: 'x', GATESCOPE_LOG_LEVEL: 'warn', GATESCOPE_ANNOUNCE: '1', OTHER: 'x' };
    expect(configOf(['--region', 'eu-central-1'], env).ignored).toEqual(['GATESCOPE_PROBER_VALUE']);
  });

  it('asks for a Region where none is said', () => {
    expect(problemsOf([])).toEqual([expect.stringContaining('--regions eu-central-1')]);
  });

  it('refuses to serve a network without sign-in', () => {
    const problems = problemsOf(['--listen', '0.0.0.0', '--region', 'eu-central-1']);
    expect(problems).toEqual([expect.stringContaining(`--${acceptedRisk}`)]);
  });

  it('serves a network without sign-in when the risk is said in words', () => {
    expect(configOf(['--listen', '0.0.0.0', '--region', 'eu-central-1', `--${acceptedRisk}`]).listen).toBe('0.0.0.0');
    expect(problemsOf(['--listen', '0.0.0.0', '--region', 'eu-central-1'], { GATESCOPE_NO_SIGN_IN: 'true' })).toEqual([
      expect.stringContaining(acceptedRisk),
    ]);
  });

  it('serves a network with sign-in, and limits each user', () => {
    const config = configOf(['--listen', '0.0.0.0', '--region', 'eu-central-1'], signIn);
    expect(config.signIn).toMatchObject({
      albArn: signIn.GATESCOPE_ALB_ARN,
      issuer: 'https://login.example.com',
      clientId: 'console',
    });
    expect(config.requestsPerMinute).toBe(600);
  });
});

describe('the targets file', () => {
  const role = 'arn:aws:iam::444455556666:role/GatescopeReader';

  it('names accounts, roles and Regions', () => {
    const targets = [
      { accountId: '111122223333', name: 'Shop', regions: ['eu-central-1'] },
      { accountId: '444455556666', roleArn: role, externalId: 'shop-42', regions: ['eu-central-1', 'us-east-1'] },
    ];
    expect(configOf(['--targets', targetsFile('good.json', { targets })]).targets).toEqual(targets);
  });

  it('may stand in the variable itself, for a container without files', () => {
    const targets = [{ accountId: '444455556666', roleArn: role, regions: ['eu-central-1'] }];
    expect(configOf([], { GATESCOPE_TARGETS: JSON.stringify({ targets }) }).targets).toEqual(targets);
    expect(problemsOf([], { GATESCOPE_TARGETS: '{"targets":' })).toEqual([
      expect.stringContaining('GATESCOPE_TARGETS: it is not valid JSON'),
    ]);
  });

  it('says everything that is wrong at once, with the place', () => {
    const path = targetsFile('bad.json', {
      targets: [
        { accountId: '42', regions: [] },
        { accountId: '444455556666', regions: ['x'], role },
      ],
    });
    expect(problemsOf(['--targets', path])).toEqual([
      expect.stringContaining('targets.0.accountId: An account id has 12 digits'),
      expect.stringContaining('targets.0.regions'),
      expect.stringContaining('targets.1.regions.0: A Region looks like'),
      expect.stringContaining('"role"'),
    ]);
  });

  it('must not contradict itself', () => {
    const path = targetsFile('contradiction.json', {
      targets: [
        { accountId: '111122223333', regions: ['eu-central-1'], externalId: 'left-over' },
        { accountId: '111122223333', regions: ['us-east-1'], roleArn: role },
        { accountId: '777788889999', regions: ['us-east-1'] },
      ],
    });
    expect(problemsOf(['--targets', path])).toEqual([
      expect.stringContaining('external id needs a roleArn'),
      expect.stringContaining('stands here twice'),
      expect.stringContaining('the role is of account 444455556666, not of 111122223333'),
      expect.stringContaining('has no roleArn'),
    ]);
  });

  it('is said to be unreadable when it is', () => {
    expect(problemsOf(['--targets', join(folder, 'none.json')])).toEqual([
      expect.stringContaining('it cannot be read'),
    ]);
    expect(problemsOf(['--targets', targetsFile('text.json', 'hello')])).toEqual([
      expect.stringContaining('it is not valid JSON'),
    ]);
  });

  it('does not go with --regions', () => {
    expect(problemsOf(['--targets', targetsFile('t.json', { targets: [] }), '--regions', 'eu-central-1'])).toEqual([
      expect.stringContaining('give one of them'),
    ]);
  });
});
