import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import {
  type ApplicationLoadBalancer,
  type ApplicationTargetGroup,
  HttpCodeElb,
  HttpCodeTarget,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { FilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

interface Watched {
  readonly loadBalancer: ApplicationLoadBalancer;
  readonly targetGroup: ApplicationTargetGroup;
  readonly service: FargateService;
  readonly logGroup: LogGroup;
  readonly settings: Settings;
}

interface Rule {
  readonly description: string;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly comparisonOperator?: ComparisonOperator;
  readonly treatMissingData?: TreatMissingData;
}

const period = Duration.minutes(5);
const summed = { period, statistic: Stats.SUM };

const rulesOf = ({ loadBalancer, targetGroup, service, logGroup }: Watched): Record<string, Rule> => ({
  NoHealthyTask: {
    description: 'Nobody can use Gatescope: no task answers its health check.',
    metric: targetGroup.metrics.healthyHostCount({ period, statistic: Stats.MINIMUM }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
  },
  ConsoleMistakes: {
    description: 'Gatescope met mistakes of its own. Look for "unexpected error" in its log.',
    metric: logGroup
      .addMetricFilter('Mistakes', {
        filterPattern: FilterPattern.stringValue('$.code', '=', 'internal'),
        metricNamespace: 'Gatescope',
        metricName: 'Mistakes',
        defaultValue: 0,
      })
      .metric(summed),
    threshold: 1,
  },
  ConsoleErrors: {
    description:
      'Gatescope answers with errors: AWS refuses it, throttles it or does not answer. The code in the lines "request failed" of its log says which.',
    metric: targetGroup.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, summed),
    threshold: 5,
  },
  LoadBalancerErrors: {
    description: 'The load balancer answers in the place of Gatescope: no task, or one that does not answer in time.',
    metric: loadBalancer.metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, summed),
    threshold: 5,
  },
  SignInErrors: {
    description: 'Sign-in does not work: the identity provider cannot be reached, or refuses the client.',
    metric: loadBalancer.metrics.elbAuthError(summed),
    threshold: 5,
  },
  Memory: {
    description: 'Gatescope is short of memory.',
    metric: service.metricMemoryUtilization({ period }),
    threshold: 85,
  },
});

/** Tells when people cannot use the console. */
export const addAlarms = (scope: Construct, watched: Watched): void => {
  const { alarmTopicArn } = watched.settings;
  const topic = alarmTopicArn === undefined ? undefined : Topic.fromTopicArn(scope, 'AlarmTopic', alarmTopicArn);
  for (const [name, rule] of Object.entries(rulesOf(watched))) {
    const alarm = new Alarm(scope, `${name}Alarm`, {
      metric: rule.metric,
      threshold: rule.threshold,
      alarmDescription: rule.description,
      evaluationPeriods: 2,
      comparisonOperator: rule.comparisonOperator ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: rule.treatMissingData ?? TreatMissingData.NOT_BREACHING,
    });
    if (topic !== undefined) alarm.addAlarmAction(new SnsAction(topic));
  }
};
