import { Duration, SecretValue } from 'aws-cdk-lib';
import { type IVpc, Peer, Port, SecurityGroup, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ApplicationTargetGroup,
  ListenerAction,
  ListenerCondition,
  SslPolicy,
  TargetType,
  UnauthenticatedAction,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { consolePort } from './console-service.ts';
import type { Settings } from './settings.ts';

/** An internal load balancer that the readers' address ranges reach on 443, and nobody else. */
export const makeLoadBalancer = (
  scope: Construct,
  parts: { readonly vpc: IVpc; readonly subnets: SubnetSelection; readonly settings: Settings },
): ApplicationLoadBalancer => {
  const { vpc, subnets, settings } = parts;
  const securityGroup = new SecurityGroup(scope, 'LoadBalancerSecurityGroup', {
    vpc,
    description: 'Gatescope: readers to the load balancer',
    allowAllOutbound: false,
  });
  for (const range of settings.network.readers) securityGroup.addIngressRule(Peer.ipv4(range), Port.tcp(443));
  return new ApplicationLoadBalancer(scope, 'LoadBalancer', {
    vpc,
    vpcSubnets: subnets,
    securityGroup,
    internetFacing: false,
    deletionProtection: true,
    dropInvalidHeaderFields: true,
    // Longer than the longest pause of a stream of events.
    idleTimeout: Duration.seconds(120),
  });
};

/** Lets the load balancer sign readers in and hand them to the service. Nothing is served without sign-in. */
export const serveThrough = (
  loadBalancer: ApplicationLoadBalancer,
  { service, settings }: { readonly service: FargateService; readonly settings: Settings },
): ApplicationTargetGroup => {
  const { signIn, certificateArn } = settings;
  const targetGroup = new ApplicationTargetGroup(loadBalancer, 'Console', {
    vpc: service.cluster.vpc,
    protocol: ApplicationProtocol.HTTP,
    port: consolePort,
    targetType: TargetType.IP,
    targets: [service],
    // Whether the process lives. Whether its credentials work is /readyz: a new task would not mend those.
    healthCheck: { path: '/healthz', interval: Duration.seconds(15), healthyThresholdCount: 2 },
    // Only when it is over is the task told to end (SIGTERM); until then streams go on, and after it they are cut.
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-connection-draining.html
    deregistrationDelay: Duration.minutes(2),
  });
  const signInThenForward = (onUnauthenticatedRequest?: UnauthenticatedAction): ListenerAction =>
    ListenerAction.authenticateOidc({
      issuer: signIn.issuer,
      authorizationEndpoint: signIn.authorizationEndpoint,
      tokenEndpoint: signIn.tokenEndpoint,
      userInfoEndpoint: signIn.userInfoEndpoint,
      clientId: signIn.clientId,
      clientSecret: SecretValue.secretsManager(signIn.clientSecretArn),
      scope: 'openid email profile',
      sessionTimeout: Duration.hours(8),
      // The load balancer itself asks the identity provider.
      allowHttpsOutbound: true,
      ...(onUnauthenticatedRequest === undefined ? {} : { onUnauthenticatedRequest }),
      next: ListenerAction.forward([targetGroup]),
    });
  const listener = loadBalancer.addListener('Https', {
    protocol: ApplicationProtocol.HTTPS,
    port: 443,
    open: false,
    certificates: [{ certificateArn }],
    sslPolicy: SslPolicy.RECOMMENDED_TLS,
    defaultAction: signInThenForward(),
  });
  // A page cannot follow its own calls to the identity provider: they get 401 when the session is over, not a redirect.
  listener.addAction('Calls', {
    priority: 1,
    conditions: [ListenerCondition.pathPatterns(['/api/*'])],
    action: signInThenForward(UnauthenticatedAction.DENY),
  });
  return targetGroup;
};
