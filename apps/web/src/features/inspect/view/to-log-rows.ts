import { type Snapshot, toPointer } from '@gatescope/shared';
import { itemsOf } from '../../../lib/snapshot/fact-list.ts';

/** What one stage logs. */
export interface LogRow {
  readonly stage: string;
  /** Where each setting stands in the snapshot; the stage itself, where it has no place of its own. */
  readonly pointers: Readonly<Record<'stage' | 'level' | 'dataTrace' | 'metrics' | 'tracing' | 'access', string>>;
  /** Undefined: this kind of API has no execution logs. The name of the log group is documented for REST APIs only. */
  readonly execution:
    | {
        readonly level: string;
        readonly dataTrace: boolean;
        readonly others: number;
        readonly group: string | undefined;
      }
    | undefined;
  readonly metrics: boolean;
  readonly tracing: boolean | undefined;
  readonly access: { readonly destination: string; readonly format: string } | undefined;
}

// The settings of all methods that have none of their own.
const everyMethod = '*/*';

const accessOf = (destination: string | undefined, format: string | undefined): LogRow['access'] =>
  destination === undefined || destination === '' ? undefined : { destination, format: format ?? '' };

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const restRows = ({ api, target }: Snapshot): LogRow[] => {
  if (api.kind !== 'REST') return [];
  return itemsOf(api.stages).map((stage, index) => {
    const all = stage.methodSettings?.[everyMethod];
    const level = all?.loggingLevel ?? 'OFF';
    const own = Object.entries(stage.methodSettings ?? {}).filter(
      ([key, setting]) => key !== everyMethod && (setting.loggingLevel ?? 'OFF') !== level,
    );
    const pointer = toPointer('api', 'stages', 'value', index);
    const ofAll = (field: string): string => `${pointer}${toPointer('methodSettings', everyMethod, field)}`;
    return {
      stage: stage.stageName,
      pointers: {
        stage: pointer,
        level: ofAll('loggingLevel'),
        dataTrace: ofAll('dataTraceEnabled'),
        metrics: ofAll('metricsEnabled'),
        tracing: `${pointer}/tracingEnabled`,
        access: `${pointer}/accessLogSettings/destinationArn`,
      },
      execution: {
        level,
        dataTrace: all?.dataTraceEnabled ?? false,
        others: own.length,
        group: `API-Gateway-Execution-Logs_${target.apiId}/${stage.stageName}`,
      },
      metrics: all?.metricsEnabled ?? false,
      tracing: stage.tracingEnabled ?? false,
      access: accessOf(stage.accessLogSettings?.destinationArn, stage.accessLogSettings?.format),
    };
  });
};

const routeRows = ({ api }: Snapshot): LogRow[] => {
  if (api.kind === 'REST') return [];
  return itemsOf(api.stages).map((stage, index) => {
    const pointer = toPointer('api', 'stages', 'value', index);
    const settings: Readonly<Record<string, unknown>> = stage.DefaultRouteSettings ?? {};
    return {
      stage: stage.StageName,
      pointers: {
        stage: pointer,
        level: `${pointer}/DefaultRouteSettings/LoggingLevel`,
        dataTrace: `${pointer}/DefaultRouteSettings/DataTraceEnabled`,
        metrics: `${pointer}/DefaultRouteSettings/DetailedMetricsEnabled`,
        tracing: pointer,
        access: `${pointer}/AccessLogSettings/DestinationArn`,
      },
      execution:
        api.kind === 'WEBSOCKET'
          ? {
              level: text(settings['LoggingLevel']) ?? 'OFF',
              dataTrace: settings['DataTraceEnabled'] === true,
              others: 0,
              group: undefined,
            }
          : undefined,
      metrics: settings['DetailedMetricsEnabled'] === true,
      tracing: undefined,
      access: accessOf(stage.AccessLogSettings?.DestinationArn, stage.AccessLogSettings?.Format),
    };
  });
};

/** The log settings of every stage. */
export const toLogRows = (snapshot: Snapshot): LogRow[] => [...restRows(snapshot), ...routeRows(snapshot)];
