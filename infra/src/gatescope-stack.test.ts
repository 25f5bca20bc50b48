import { hostRolePolicy } from '@gatescope/collector';
import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from './settings.ts';
import { expectCount, expectEvery, expectResource } from './testing/expect-template.ts';
import { synthesize } from './testing/synthesize.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
}

const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

describe('the deployed console', () => {
  let made: ReturnType<typeof synthesize>;
  let template: ReturnType<typeof made.template>;
  beforeAll(() => {
    made = synthesize();
    template = made.template();
  });

  /** The logical id of the only resource of a type that has this. */
  const idOf = (type: string, properties: object = {}): string => {
    const ids = Object.keys(template.findResources(type, { Properties: properties }));
    expect(ids).toHaveLength(1);
    return ids[0] ?? '';
  };
  const containers = (): Record<string, unknown>[] => {
    const [task] = Object.values(template.findResources('AWS::ECS::TaskDefinition'));
    return task?.['Properties'].ContainerDefinitions;
  };
  const groupOf = (description: string): string =>
    idOf('AWS::EC2::SecurityGroup', { GroupDescription: Match.stringLikeRegexp(description) });

  it('is synthesized without asking AWS', () => {
    expect(made.missing).toEqual([]);
  });

  it('stands behind one internal load balancer in private subnets', () => {
    expectCount(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer', 1);
    expectResource(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Scheme: 'internal',
      Type: 'application',
      Subnets: ['subnet-0aaaaaa1', 'subnet-0bbbbbb1'],
      LoadBalancerAttributes: Match.arrayWith([
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
      ]),
    });
  });

  it('serves nothing before sign-in', () => {
    expectCount(template, 'AWS::ElasticLoadBalancingV2::Listener', 1);
    expectCount(template, 'AWS::ElasticLoadBalancingV2::ListenerRule', 1);
    const signInFirst = (onUnauthenticated: unknown): object[] => [
      {
        Order: 1,
        Type: 'authenticate-oidc',
        AuthenticateOidcConfig: Match.objectLike({
          Issuer: 'https://login.example.com',
          ClientId: 'console',
          ClientSecret: Match.stringLikeRegexp('^\\{\\{resolve:secretsmanager:'),
          OnUnauthenticatedRequest: onUnauthenticated,
        }),
      },
      { Order: 2, Type: 'forward', TargetGroupArn: Match.anyValue() },
    ];
    expectResource(template, 'AWS::ElasticLoadBalancingV2::Listener', {
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: Match.stringLikeRegexp('TLS13'),
      DefaultActions: signInFirst(Match.absent()),
    });
    // A page's own calls are not led to the identity provider, where they could not go.
    expectResource(template, 'AWS::ElasticLoadBalancingV2::ListenerRule', {
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }],
      Actions: signInFirst('deny'),
    });
  });

  // The task is told to end only when this is over: streams that are cut here never hear of it.
  it('lets long streams come to their end before its task is told to stop', () => {
    expectResource(template, 'AWS::ElasticLoadBalancingV2::TargetGroup', {
      TargetGroupAttributes: Match.arrayWith([{ Key: 'deregistration_delay.timeout_seconds', Value: '120' }]),
    });
    // The console itself keeps a silent connection for 130 s.
    expectResource(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer', {
      LoadBalancerAttributes: Match.arrayWith([{ Key: 'idle_timeout.timeout_seconds', Value: '120' }]),
    });
  });

  it('is reached at its load balancer by the readers only', () => {
    expectResource(template, 'AWS::EC2::SecurityGroup', {
      GroupDescription: 'Gatescope: readers to the load balancer',
      SecurityGroupIngress: ['10.20.0.0/16', '10.30.0.0/16'].map((CidrIp) =>
        Match.objectLike({ CidrIp, FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }),
      ),
    });
  });

  it('is reached at its task by the load balancer only', () => {
    const task = groupOf('the load balancer to the console');
    const balancer = groupOf('readers to the load balancer');
    expectResource(template, 'AWS::EC2::SecurityGroup', {
      GroupDescription: 'Gatescope: the load balancer to the console',
      SecurityGroupIngress: Match.absent(),
    });
    const rules = Object.values(
      template.findResources('AWS::EC2::SecurityGroupIngress', {
        Properties: { GroupId: { 'Fn::GetAtt': [task, 'GroupId'] } },
      }),
    );
    expect(rules.map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({
        SourceSecurityGroupId: { 'Fn::GetAtt': [balancer, 'GroupId'] },
        FromPort: 8080,
        ToPort: 8080,
      }),
    ]);
    expectResource(template, 'AWS::ECS::Service', {
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          AssignPublicIp: 'DISABLED',
          SecurityGroups: [{ 'Fn::GetAtt': [task, 'GroupId'] }],
          Subnets: ['subnet-0aaaaaa1', 'subnet-0bbbbbb1'],
        },
      },
    });
  });

  it('is reached by what collects metrics where the settings name it', () => {
    const scraped = synthesize((settings) => ({
      ...settings,
      network: { ...settings.network, metricsFrom: ['sg-0123abcd'] },
    })).template();
    expectResource(scraped, 'AWS::EC2::SecurityGroup', {
      GroupDescription: 'Gatescope: the load balancer to the console',
      SecurityGroupIngress: [
        Match.objectLike({ SourceSecurityGroupId: 'sg-0123abcd', FromPort: 8080, ToPort: 8080, IpProtocol: 'tcp' }),
      ],
    });
  });

  it('runs as one container that is not root and cannot write', () => {
    expect(containers()).toEqual([
      expect.objectContaining({
        User: '1000:1000',
        Privileged: false,
        ReadonlyRootFilesystem: true,
        LinuxParameters: { Capabilities: { Drop: ['ALL'] }, InitProcessEnabled: true },
        StopTimeout: 30,
      }),
    ]);
    expectResource(template, 'AWS::ECS::Service', { EnableExecuteCommand: false, DesiredCount: 1 });
  });

  it('believes the tokens of its own load balancer', () => {
    const environment = containers()[0]?.['Environment'];
    expect(environment).toEqual(
      expect.arrayContaining([
        { Name: 'GATESCOPE_ALB_ARN', Value: { Ref: idOf('AWS::ElasticLoadBalancingV2::LoadBalancer') } },
        { Name: 'GATESCOPE_OIDC_ISSUER', Value: 'https://login.example.com' },
        { Name: 'GATESCOPE_OIDC_CLIENT_ID', Value: 'console' },
        { Name: 'GATESCOPE_PROBER_VALUES', Value: 'api-probers' },
        { Name: 'GATESCOPE_ALLOWED_HOSTS', Value: 'gatescope.internal.example.com' },
      ]),
    );
    const names = (environment as { Name: string }[]).map(({ Name }) => Name);
    expect(names.filter((name) => /NO_SIGN_IN|SECRET/.test(name))).toEqual([]);
  });

  it('signs no probes unless the settings say so', () => {
    const said = (made: ReturnType<typeof synthesize>): unknown => {
      const [task] = Object.values(made.template().findResources('AWS::ECS::TaskDefinition'));
      return task?.['Properties'].ContainerDefinitions[0].Environment;
    };
    const signing = { Name: 'GATESCOPE_SIGN_PROBES', Value: 'yes' };
    expect(said(made)).not.toContainEqual(signing);
    expect(said(synthesize((settings) => ({ ...settings, signProbes: true })))).toContainEqual(signing);
  });

  it('is asked at /healthz whether it lives', () => {
    expectResource(template, 'AWS::ElasticLoadBalancingV2::TargetGroup', {
      HealthCheckPath: '/healthz',
      Port: 8080,
      TargetType: 'ip',
    });
    expect(JSON.stringify(containers()[0]?.['HealthCheck'])).toContain('/healthz');
  });

  it('keeps its log, the audit lines in it', () => {
    template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Retain' });
    expectResource(template, 'AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });

  it.each([
    'HealthyHostCount',
    'HTTPCode_Target_5XX_Count',
    'HTTPCode_ELB_5XX_Count',
    'ELBAuthError',
    'MemoryUtilization',
    'Mistakes',
  ])('has an alarm on %s', (metric) => {
    expectResource(template, 'AWS::CloudWatch::Alarm', { MetricName: metric });
  });

  it('counts what its log calls a mistake of its own', () => {
    expectResource(template, 'AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.code = "internal" }',
      LogGroupName: { Ref: idOf('AWS::Logs::LogGroup') },
      MetricTransformations: [Match.objectLike({ MetricName: 'Mistakes', MetricValue: '1' })],
    });
  });

  describe('has a role', () => {
    const policiesOf = (): Statement[] =>
      Object.values(template.findResources('AWS::IAM::ManagedPolicy')).flatMap(
        ({ Properties }) => Properties.PolicyDocument.Statement,
      );

    it('that is the only one of the task', () => {
      const role = idOf('AWS::IAM::Role', { RoleName: 'GatescopeHost' });
      expectResource(template, 'AWS::ECS::TaskDefinition', { TaskRoleArn: { 'Fn::GetAtt': [role, 'Arn'] } });
      const attached = Object.values(template.findResources('AWS::IAM::Policy')).filter(({ Properties }) =>
        JSON.stringify(Properties.Roles).includes(role),
      );
      expect(attached).toEqual([]);
      expectResource(template, 'AWS::IAM::Role', {
        RoleName: 'GatescopeHost',
        Policies: Match.absent(),
        ManagedPolicyArns: [{ Ref: idOf('AWS::IAM::ManagedPolicy') }],
      });
    });

    it('that is what the collector reads, statement by statement', () => {
      const generated = hostRolePolicy({
        accounts: ['111122223333'],
        regions: ['eu-central-1', 'us-east-1'],
        assumeRoles: ['arn:aws:iam::444455556666:role/GatescopeReader'],
      }).Statement.map((statement) => ({
        ...statement,
        Action: list(statement.Action),
        Resource: list(statement.Resource),
      }));
      const deployed = policiesOf().map((statement) => ({
        ...statement,
        Action: list(statement.Action),
        Resource: list(statement.Resource),
      }));
      expect(JSON.parse(JSON.stringify(deployed))).toEqual(JSON.parse(JSON.stringify(generated)));
    });

    it('that changes nothing', () => {
      const actions = policiesOf().flatMap(({ Action }) => list(Action));
      const isRead =
        /^(apigateway:GET|sts:AssumeRole|[a-z0-9-]+:(Get|List|Describe|Lookup|Filter|StartQuery|StopQuery)\w*)$/;
      expect(actions.length).toBeGreaterThan(20);
      expect(actions.filter((action) => !isRead.test(action))).toEqual([]);
    });

    it('whose assumed roles are named one by one', () => {
      const assumed = policiesOf().filter(({ Action }) => list(Action).includes('sts:AssumeRole'));
      expect(assumed.flatMap(({ Resource }) => list(Resource))).toEqual([
        'arn:aws:iam::444455556666:role/GatescopeReader',
      ]);
    });

    // Actions that AWS lets nobody narrow to a resource, and one that asks for an ACL which nobody knows before:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
    const withoutResources =
      /^(ec2:Describe\w+|elasticloadbalancing:Describe\w+|cloudtrail:LookupEvents|cloudwatch:GetMetricData|cloudfront:ListDistributions|route53:ListHostedZones|sts:GetCallerIdentity|wafv2:GetWebACLForResource|logs:(DescribeQueries|StopQuery|GetQueryResults))$/;

    it('that names all resources only where AWS knows no narrower ones', () => {
      const unlimited = policiesOf()
        .filter(({ Resource }) => list(Resource).includes('*'))
        .flatMap(({ Action }) => list(Action));
      expect(unlimited.filter((action) => !withoutResources.test(action))).toEqual([]);
    });
  });
});

describe('a console in a VPC without NAT', () => {
  const withoutNat = (existingEndpoints: Settings['network']['existingEndpoints'] = []) =>
    synthesize((settings) => ({
      ...settings,
      keepReports: true,
      permissionParts: ['logs'],
      network: { ...settings.network, hasNat: false, existingEndpoints, albKeysUrl: 'https://keys.example.com' },
    })).template();
  const servicesOf = (template: ReturnType<typeof withoutNat>): string[] =>
    Object.values(template.findResources('AWS::EC2::VPCEndpoint'))
      .map(
        ({ Properties }) =>
          JSON.stringify(Properties.ServiceName)
            .match(/eu-central-1\.([a-z0-9.-]+)|"\.([a-z0-9]+)"/)
            ?.slice(1)
            .join('') ?? '',
      )
      .sort();

  it('gets endpoints for what it reads, in isolated subnets', () => {
    const template = withoutNat();
    expect(servicesOf(template)).toEqual([
      'apigateway',
      'ec2',
      'ecr.api',
      'ecr.dkr',
      'elasticfilesystem',
      'logs',
      's3',
      'sts',
    ]);
    expectEvery(template, 'AWS::ECS::Service', {
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0aaaaaa2', 'subnet-0bbbbbb2'] } },
    });
    expect(JSON.stringify(template.findResources('AWS::ECS::TaskDefinition'))).toContain('https://keys.example.com');
  });

  it('gets no second one beside those that the VPC has', () => {
    expect(servicesOf(withoutNat(['sts', 'logs', 's3', 'ecr.api', 'ecr.dkr']))).toEqual([
      'apigateway',
      'ec2',
      'elasticfilesystem',
    ]);
  });

  it('is not started before there is a way to its image, and may go that way wherever its subnet lies', () => {
    const template = withoutNat();
    const endpoints = Object.keys(template.findResources('AWS::EC2::VPCEndpoint'));
    const [service] = Object.values(template.findResources('AWS::ECS::Service'));
    expect(service?.['DependsOn']).toEqual(expect.arrayContaining(endpoints));
    expectResource(template, 'AWS::EC2::SecurityGroupIngress', {
      Description: 'Gatescope: the console to AWS',
      FromPort: 443,
      ToPort: 443,
      SourceSecurityGroupId: Match.anyValue(),
    });
  });

  it('makes none where there is a NAT', () => {
    expectCount(synthesize().template(), 'AWS::EC2::VPCEndpoint', 0);
  });
});

describe('a console of many accounts and Regions', () => {
  const accounts = Array.from({ length: 40 }, (_, index) => String(444455556600 + index));
  const regions = ['eu-central-1', 'eu-west-1', 'eu-west-2', 'eu-north-1', 'us-east-1', 'us-west-2', 'ap-southeast-2'];
  const made = (): ReturnType<typeof synthesize> =>
    synthesize((settings) => ({
      ...settings,
      targets: accounts.map((accountId) => ({
        accountId,
        roleArn: `arn:aws:iam::${accountId}:role/readers/GatescopeReader`,
        regions,
      })),
    }));

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  it('has policies of a size that IAM takes, all of them attached', () => {
    const { template } = made();
    for (const stack of ['Gatescope', `GatescopeReader-${accounts[0]}`]) {
      const policies = template(stack).findResources('AWS::IAM::ManagedPolicy');
      for (const { Properties } of Object.values(policies))
        expect(JSON.stringify(Properties.PolicyDocument).length).toBeLessThanOrEqual(6_144);
      expectResource(template(stack), 'AWS::IAM::Role', {
        ManagedPolicyArns: Object.keys(policies).map((id) => ({ Ref: id })),
      });
    }
    expectCount(template(), 'AWS::IAM::ManagedPolicy', 2);
  });

  it('makes the roles where the settings say they are', () => {
    expectResource(made().template(`GatescopeReader-${accounts[0]}`), 'AWS::IAM::Role', {
      RoleName: 'GatescopeReader',
      Path: '/readers/',
    });
  });
});

describe('kept reports', () => {
  it('lie on an encrypted file system, which the task alone may mount', () => {
    const template = synthesize((settings) => ({ ...settings, keepReports: true })).template();
    expectResource(template, 'AWS::EFS::FileSystem', { Encrypted: true });
    expectResource(template, 'AWS::ECS::TaskDefinition', {
      Volumes: [
        Match.objectLike({
          EFSVolumeConfiguration: Match.objectLike({
            TransitEncryption: 'ENABLED',
            AuthorizationConfig: Match.objectLike({ IAM: 'ENABLED' }),
          }),
        }),
      ],
      ContainerDefinitions: [Match.objectLike({ ReadonlyRootFilesystem: true })],
    });
    const nfs = { FromPort: 2049, ToPort: 2049, IpProtocol: 'tcp' };
    expectResource(template, 'AWS::EC2::SecurityGroupIngress', { ...nfs, SourceSecurityGroupId: Match.anyValue() });
    // The task may go nowhere that is not named.
    expectResource(template, 'AWS::EC2::SecurityGroupEgress', { ...nfs, DestinationSecurityGroupId: Match.anyValue() });
  });
});

describe('the role in a further account', () => {
  it('is taken on by the console alone, with the external id, and reads only', () => {
    const template = synthesize().template('GatescopeReader-444455556666');
    expectResource(template, 'AWS::IAM::Role', {
      RoleName: 'GatescopeReader',
      AssumeRolePolicyDocument: Match.objectLike({
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': 'billing-42' } },
            Principal: {
              AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111122223333:role/GatescopeHost']] },
            },
          },
        ],
      }),
    });
    const document = JSON.stringify(template.findResources('AWS::IAM::ManagedPolicy'));
    expect(document).toContain('arn:aws:lambda:*:444455556666:function:*');
    expect(document).not.toContain('sts:AssumeRole');
  });
});

describe('alarms', () => {
  it('are told to the topic that is named', () => {
    const topic = 'arn:aws:sns:eu-central-1:111122223333:on-call';
    const template = synthesize((settings) => ({ ...settings, alarmTopicArn: topic })).template();
    expectEvery(template, 'AWS::CloudWatch::Alarm', { AlarmActions: [topic] });
  });
});
