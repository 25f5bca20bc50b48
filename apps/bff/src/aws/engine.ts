import {
  accessMatrix,
  browserSnippet,
  callerScript,
  catalogue,
  describePolicy,
  explainAccess,
  executionLineId,
  explainExecutionLine,
  failedPhase,
  fieldWords,
  isWantedAccess,
  readAccessLine,
  readExecutionLog,
  suggestFormat,
  variablesOf,
  diagnose,
  evaluatePolicy,
  examples,
  inputOf,
  invokeUrls,
  kindRows,
  loggingAnswers,
  metricThresholds,
  readMetrics,
  listDrift,
  listFeaturesLacking,
  listRouteDrift,
  readCallerOutput,
  type FailureModePage as EnginePage,
} from '@gatescope/engine';
import type { ExecutionSummary, FailureModePage, PolicyInWords, SavedDifference, Snapshot } from '@gatescope/shared';
import type { EnginePort, WorkedExample } from '../ports.ts';

/** A page as the contract shows it. */
const toPage = ({
  symptom,
  apis,
  docs,
  id,
  title,
  kind,
  gate,
  why,
  howToSee,
  fixAvailability,
}: EnginePage): FailureModePage => ({
  id,
  title,
  kind,
  gate,
  apis: [...apis],
  complaints: [...symptom.complaints],
  symptom: [...(symptom.statuses ?? []).map((status) => `HTTP ${status}`), ...symptom.texts],
  why,
  howToSee,
  fixAvailability,
  docs: [...docs],
  relatedErrorTexts: [...symptom.texts],
});

const inWords = (document: unknown): PolicyInWords => {
  const { statements, malformed } = describePolicy(document);
  return {
    statements: statements.map((statement) => ({ ...statement, lines: [...statement.lines] })),
    malformed: [...malformed],
  };
};

const exampleOf = (id: string): WorkedExample | undefined => {
  const broken = Object.hasOwn(examples, id) ? examples[id]?.broken : undefined;
  if (broken === undefined) return undefined;
  const { snapshot, complaint, observations } = inputOf(broken);
  return { snapshot, complaint, observations, request: broken.request };
};

/** The routes of an HTTP API compared; only an export tells what a stage runs. */
const routeDrift = (snapshot: Snapshot, stage: string): ReturnType<EnginePort['listDrift']> => {
  const differences = listRouteDrift(snapshot, stage);
  return {
    differences: (differences ?? []).map(({ routeKey, field, saved, deployed }): SavedDifference => {
      const [verb = '', path] = routeKey.split(' ');
      const isRoute = field === 'route';
      return {
        scope: 'method',
        ...(path === undefined ? { path: routeKey } : { verb, path }),
        field: isRoute ? 'method' : field,
        ...(isRoute && saved !== 'there' ? {} : { saved }),
        ...(isRoute && deployed !== 'there' ? {} : { deployed }),
        certainty: 'likely',
      };
    }),
    hasSummary: differences !== undefined,
    hasExport: differences !== undefined,
  };
};

const explainFields = (format: string | undefined): Readonly<Record<string, string>> => {
  if (format === undefined) return fieldWords;
  const names = variablesOf(format);
  return Object.fromEntries(Object.entries(fieldWords).filter(([name]) => names.includes(name)));
};

const mostRequests = 100;

const summarizeExecution: EnginePort['summarizeExecution'] = (lines) =>
  readExecutionLog(lines)
    .flatMap((record): ExecutionSummary[] => {
      const { requestId, httpMethod, resourcePath, status, backendStatus, backendLatencyMs } = record;
      if (requestId === undefined) return [];
      const failed = failedPhase(record);
      return [
        {
          requestId,
          ...(httpMethod === undefined ? {} : { method: httpMethod }),
          ...(resourcePath === undefined ? {} : { resourcePath }),
          ...(status === undefined ? {} : { status }),
          ...(backendStatus === undefined ? {} : { backendStatus }),
          ...(backendLatencyMs === undefined ? {} : { backendLatencyMs }),
          ...(failed === undefined
            ? {}
            : { failed: { meaning: failed.meaning, ...(failed.gate === undefined ? {} : { gate: failed.gate }) } }),
        },
      ];
    })
    .slice(0, mostRequests);

/** The engine as the BFF uses it. */
export const engine: EnginePort = {
  diagnose,
  invokeUrls,
  callerScript,
  browserSnippet,
  readCallerOutput,
  readMetrics,
  metricThresholds: Object.fromEntries(Object.entries(metricThresholds).map(([name, { above }]) => [name, above])),
  loggingAnswers,
  suggestFormat,
  explainAccessLine: (line, format) => {
    const record = readAccessLine(line, format);
    return (record === undefined ? [] : explainAccess(record)).map(({ gate, ...finding }) => ({
      ...finding,
      ...(gate === undefined ? {} : { gate }),
    }));
  },
  readAccessLine,
  isWantedAccess: (values, where) =>
    isWantedAccess(values, Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined))),
  explainFields,
  explainExecutionLine: (line) => {
    const said = explainExecutionLine(line);
    const gate = said?.gate === undefined ? {} : { gate: said.gate };
    return {
      requestId: executionLineId(line),
      findings: said === undefined ? [] : [{ field: 'line', value: '', ...gate, meaning: said.meaning }],
    };
  },
  summarizeExecution,
  accessMatrix: (snapshot, stage) => accessMatrix(snapshot, stage),
  describePolicy: inWords,
  catalogue: catalogue.map(toPage),
  kindRows,
  exampleOf,
  listDrift: (snapshot, stage) =>
    snapshot.api.kind === 'REST' ? listDrift(snapshot, stage) : routeDrift(snapshot, stage),
  listFeaturesLacking,
  evaluatePolicy,
};
