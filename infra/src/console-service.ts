import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Peer, Port, SecurityGroup, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import {
  Capability,
  type Cluster,
  type ContainerDefinition,
  FargateService,
  FargateTaskDefinition,
  LinuxParameters,
  LogDrivers,
} from 'aws-cdk-lib/aws-ecs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { consoleImage } from './console-image.ts';
import { makeHostRole } from './host-role.ts';
import { keepReports } from './kept-reports.ts';
import type { Settings } from './settings.ts';

/** Where the console listens in its container. */
export const consolePort = 8080;

interface ServiceParts {
  readonly cluster: Cluster;
  readonly subnets: SubnetSelection;
  readonly settings: Settings;
  readonly albArn: string;
}

const environmentOf = ({ settings, albArn }: ServiceParts): Record<string, string> => ({
  PORT: String(consolePort),
  GATESCOPE_LISTEN: '0.0.0.0',
  GATESCOPE_ALLOWED_HOSTS: settings.hostName,
  GATESCOPE_TARGETS: JSON.stringify({ targets: settings.targets }),
  GATESCOPE_ALB_ARN: albArn,
  GATESCOPE_OIDC_ISSUER: settings.signIn.issuer,
  GATESCOPE_OIDC_CLIENT_ID: settings.signIn.clientId,
  GATESCOPE_ROLES_CLAIM: settings.signIn.rolesClaim,
  GATESCOPE_VIEWER_VALUES: settings.signIn.viewerValues.join(','),
  GATESCOPE_PROBER_VALUES: settings.signIn.proberValues.join(','),
  GATESCOPE_SIGN_PROBES: settings.signProbes ? 'yes' : 'no',
  ...(settings.network.albKeysUrl === undefined ? {} : { GATESCOPE_ALB_KEYS_URL: settings.network.albKeysUrl }),
});

const isAlive = `fetch('http://127.0.0.1:${consolePort}/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`;

const addContainer = (
  scope: Construct,
  taskDefinition: FargateTaskDefinition,
  parts: ServiceParts & { readonly logGroup: LogGroup },
): ContainerDefinition => {
  const { logGroup } = parts;
  const linuxParameters = new LinuxParameters(scope, 'LinuxParameters', { initProcessEnabled: true });
  linuxParameters.dropCapabilities(Capability.ALL);
  return taskDefinition.addContainer('console', {
    image: consoleImage(scope, parts.settings),
    environment: environmentOf(parts),
    portMappings: [{ containerPort: consolePort }],
    user: '1000:1000',
    readonlyRootFilesystem: true,
    privileged: false,
    linuxParameters,
    logging: LogDrivers.awsLogs({ logGroup, streamPrefix: 'console' }),
    // Longer than the console's own patience (GATESCOPE_SHUTDOWN_MS, 25 s).
    stopTimeout: Duration.seconds(30),
    healthCheck: { command: ['CMD', 'node', '-e', isAlive], interval: Duration.seconds(15), retries: 3 },
  });
};

/** The console's service, and where it logs. */
export interface ConsoleService {
  readonly service: FargateService;
  readonly logGroup: LogGroup;
}

/** One task: what it has just read and diagnosed is in its memory, and AWS's quotas are shared within it. */
export const makeService = (scope: Construct, parts: ServiceParts): ConsoleService => {
  const { cluster, subnets, settings } = parts;
  const logGroup = new LogGroup(scope, 'Logs', {
    retention: settings.logRetentionDays,
    // The log holds the audit lines.
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const taskDefinition = new FargateTaskDefinition(scope, 'Task', {
    cpu: 512,
    memoryLimitMiB: 1024,
    taskRole: makeHostRole(scope, settings),
  });
  const container = addContainer(scope, taskDefinition, { ...parts, logGroup });
  const securityGroup = new SecurityGroup(scope, 'ConsoleSecurityGroup', {
    vpc: cluster.vpc,
    description: 'Gatescope: the load balancer to the console',
    allowAllOutbound: false,
  });
  // AWS's APIs, the load balancer's public keys, and probes: all of it is HTTPS.
  securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), `AWS in ${Stack.of(scope).region}, and probes`);
  // Every call but those for health and metrics asks for the load balancer's signature.
  for (const id of settings.network.metricsFrom)
    securityGroup.addIngressRule(Peer.securityGroupId(id), Port.tcp(consolePort), 'Gatescope: metrics');
  const service = new FargateService(scope, 'Service', {
    cluster,
    taskDefinition,
    vpcSubnets: subnets,
    securityGroups: [securityGroup],
    assignPublicIp: false,
    desiredCount: 1,
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
    circuitBreaker: { rollback: true },
    enableExecuteCommand: false,
  });
  if (settings.keepReports) keepReports(scope, { service, container, subnets });
  return { service, logGroup };
};
