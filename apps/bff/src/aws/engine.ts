import {
  accessMatrix,
  browserSnippet,
  callerScript,
  catalogue,
  describePolicy,
  explainAccess,
  readAccessLine,
  suggestFormat,
  diagnose,
  evaluatePolicy,
  examples,
  inputOf,
  invokeUrls,
  loggingAnswers,
  metricThresholds,
  readMetrics,
  listDrift,
  readCallerOutput,
  type FailureModePage as EnginePage,
} from '@gatescope/engine';
import type { FailureModePage, PolicyInWords } from '@gatescope/shared';
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
  accessMatrix: (snapshot, stage) => accessMatrix(snapshot, stage),
  describePolicy: inWords,
  catalogue: catalogue.map(toPage),
  exampleOf,
  listDrift,
  evaluatePolicy,
};
