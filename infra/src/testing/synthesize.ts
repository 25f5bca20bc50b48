import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { addStacks } from '../add-stacks.ts';
import { parseSettings, type Settings } from '../settings.ts';

/** Settings of a company with two accounts; as they stand in a file. */
export const exampleSettings = {
  accountId: '111122223333',
  region: 'eu-central-1',
  network: { vpcId: 'vpc-0a1b2c3d', readers: ['10.20.0.0/16', '10.30.0.0/16'] },
  hostName: 'gatescope.internal.example.com',
  certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/0f0f0f0f',
  signIn: {
    issuer: 'https://login.example.com',
    authorizationEndpoint: 'https://login.example.com/authorize',
    tokenEndpoint: 'https://login.example.com/token',
    userInfoEndpoint: 'https://login.example.com/userinfo',
    clientId: 'console',
    clientSecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:oidc-AbCdEf',
    proberValues: ['api-probers'],
  },
  targets: [
    { accountId: '111122223333', regions: ['eu-central-1'] },
    {
      accountId: '444455556666',
      roleArn: 'arn:aws:iam::444455556666:role/GatescopeReader',
      externalId: 'billing-42',
      regions: ['eu-central-1', 'us-east-1'],
    },
  ],
  image: { repository: 'gatescope', tag: '1.0.0' },
};

const subnetGroup = (type: string, digit: number) => ({
  name: type,
  type,
  subnets: ['a', 'b'].map((zone) => ({
    subnetId: `subnet-0${zone.repeat(6)}${digit}`,
    cidr: '10.20.0.0/24',
    availabilityZone: `eu-central-1${zone}`,
    routeTableId: `rtb-0${zone.repeat(6)}${digit}`,
  })),
});

/** What `cdk synth` would have written to cdk.context.json after looking the VPC up. */
const lookedUp = (vpcId: string) => ({
  [`vpc-provider:account=111122223333:filter.vpc-id=${vpcId}:region=eu-central-1:returnAsymmetricSubnets=true`]: {
    vpcId,
    vpcCidrBlock: '10.20.0.0/16',
    ownerAccountId: '111122223333',
    availabilityZones: [],
    subnetGroups: [subnetGroup('Public', 0), subnetGroup('Private', 1), subnetGroup('Isolated', 2)],
  },
});

/** Synthesizes without AWS. */
export const synthesize = (change: (settings: Settings) => Settings = (settings) => settings) => {
  const app = new App({ context: lookedUp(exampleSettings.network.vpcId), analyticsReporting: false });
  addStacks(app, change(parseSettings(exampleSettings)));
  const assembly = app.synth();
  return {
    /** Lookups that the context did not answer. */
    missing: assembly.manifest.missing ?? [],
    template: (stack = 'Gatescope') => Template.fromJSON(assembly.getStackByName(stack).template),
  };
};
