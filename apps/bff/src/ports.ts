import type {
  AccessFindingView,
  ApiKind,
  ApiSummary,
  AwsCall,
  CallerNetwork,
  CaseRequest,
  DiagnoseInput,
  Diagnosis,
  ExecutionSummary,
  Fact,
  FailureModePage,
  InvokeUrlVariant,
  KindRow,
  ListingProblem,
  LogWhere,
  LoggingAnswerView,
  MissingFact,
  Observation,
  PermissionPart,
  PolicyInWords,
  Problem,
  Request,
  Complaint,
  SavedDifference,
  Snapshot,
} from '@gatescope/shared';

/** An API as it is asked for: the account may be left to the collector to find. */
export interface ApiReference {
  readonly accountId?: string | undefined;
  readonly region: string;
  readonly apiId: string;
}

/** What a collection is for: it decides which optional facts are read. */
export interface CollectOptions {
  readonly request: Request | null;
  readonly complaint: Complaint;
  /** Pointers of facts that a diagnosis found wanting. */
  readonly wanted: readonly string[];
  /** What was collected before for the same purpose. */
  readonly previous: Collected | undefined;
  /** `scan`: only what tells many APIs apart; everything else of the API stays unasked. `full` when absent. */
  readonly depth?: 'full' | 'scan';
  readonly fresh: boolean;
  readonly signal: AbortSignal;
}

/** What a collection brought. */
export interface Collected {
  readonly snapshot: Snapshot;
  readonly observations: readonly Observation[];
  /** All of them, those of `previous` first. */
  readonly calls: readonly AwsCall[];
}

/** Where a custom domain leads: one mapping or rule of it. */
export interface DomainRoute {
  readonly accountId: string;
  readonly region: string;
  readonly domainName: string;
  /** Without slashes at its ends; empty for the root. */
  readonly basePath: string;
  readonly apiId: string;
  readonly stage?: string;
}

/** Whose credentials an account is read with. */
export interface TargetIdentity {
  readonly accountId?: string;
  readonly name?: string;
  readonly regions: readonly string[];
  readonly roleArn?: string;
  readonly identity?: { readonly accountId: string; readonly arn: string };
  readonly problem?: Problem;
}

/** A log group, as far as a search of it needs to know it. Times in milliseconds since 1970. */
export interface LogGroupFacts {
  readonly name: string;
  readonly storedBytes: number | undefined;
  readonly createdAt: number | undefined;
  readonly retentionDays: number | undefined;
}

/** One metric over time. */
export interface MetricSeries {
  readonly metric: string;
  readonly points: readonly { readonly at: string; readonly value: number }[];
}

/** What is looked for in one log group. */
export interface LogSearch {
  readonly logGroupName: string;
  /** Texts that a line must all hold. */
  readonly terms: readonly string[];
  readonly startTime: number;
  readonly endTime: number;
  readonly by: 'filter' | 'insights';
}

/** What one step of a search brought; lines are masked. */
export interface LogSearchStep {
  readonly lines: readonly { readonly at: number | undefined; readonly text: string }[];
  readonly calls: number;
  readonly through: number | undefined;
  readonly bytesScanned: number | undefined;
  readonly isCutOff: boolean;
}

/** The door to AWS, as the BFF needs it. Trouble is thrown as `ProblemError`. */
export interface CollectorPort {
  /** Accounts that are configured, as far as their ids are known. */
  readonly accountIds: readonly string[];
  readonly regions: readonly string[];
  readonly listApis: (options: {
    readonly accountId?: string | undefined;
    readonly region?: string | undefined;
    readonly fresh: boolean;
    readonly signal: AbortSignal;
  }) => Promise<{
    readonly apis: readonly ApiSummary[];
    readonly problems: readonly ListingProblem[];
    readonly readAt: string;
  }>;
  readonly collect: (target: ApiReference, options: CollectOptions) => Promise<Collected>;
  /** Routes of a custom domain of the configured accounts; undefined when none of them has it. */
  readonly findDomain: (domainName: string, signal: AbortSignal) => Promise<readonly DomainRoute[] | undefined>;
  /** The log group of a name; `[]` when there is none. */
  readonly findLogGroup: (
    place: { readonly accountId?: string | undefined; readonly region: string; readonly name: string },
    signal: AbortSignal,
  ) => Promise<Fact<readonly LogGroupFacts[]>>;
  /** What was measured of a stage, and edited on its API. Times in milliseconds since 1970. */
  readonly timeline: (
    place: { readonly accountId?: string | undefined; readonly region: string },
    about: {
      readonly kind: ApiKind;
      readonly apiId: string;
      readonly name: string | undefined;
      readonly stage: string;
      readonly startTime: number;
      readonly endTime: number;
      readonly periodSeconds: number;
      /** Ids of what stands around the API (endpoints, security groups, usage plans): edits of these count too. */
      readonly around?: readonly string[];
      /** `metrics`: no edits are asked for. */
      readonly only?: 'metrics';
    },
    signal: AbortSignal,
  ) => Promise<{
    readonly metrics: Fact<readonly MetricSeries[]>;
    /** `isCutOff`: there are older events that were not looked through. */
    readonly changes: Fact<{
      readonly changes: readonly Extract<Observation, { kind: 'change' }>[];
      readonly isCutOff: boolean;
    }>;
  }>;
  /** Searches a log group, oldest lines first, a page at a time. */
  readonly searchLogs: (
    place: { readonly accountId?: string | undefined; readonly region: string },
    search: LogSearch,
    signal: AbortSignal,
  ) => AsyncIterable<LogSearchStep>;
  readonly identities: (signal: AbortSignal) => Promise<readonly TargetIdentity[]>;
  readonly permissionParts: () => readonly PermissionPart[];
}

/** One policy question, as the engine takes it. */
export interface PolicyQuestion {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/** The engine's answer to it. */
export interface PolicyAnswer {
  readonly decision: 'allow' | 'explicitDeny' | 'implicitDeny';
  readonly matched: readonly { readonly statementIndex: number; readonly sid?: string; readonly effect: string }[];
  readonly statements: readonly object[];
  readonly unsupported?: readonly { readonly path: string; readonly reason: string; readonly isDecisive: boolean }[];
  readonly malformed?: readonly {
    readonly path: string;
    readonly reason: string;
    readonly line?: number;
    readonly column?: number;
  }[];
}

/** A failure mode's worked example: a made-up account, a request, and what was seen. */
export interface WorkedExample {
  readonly snapshot: Snapshot;
  readonly request: CaseRequest | null;
  readonly complaint: Complaint;
  readonly observations: readonly Observation[];
}

/** The heart, as the BFF needs it. */
export interface EnginePort {
  /** `fixes: false` leaves fixes out, which cost further simulations. */
  readonly diagnose: (input: DiagnoseInput, options?: { readonly fixes?: boolean }) => Diagnosis;
  readonly invokeUrls: (input: {
    readonly snapshot: Snapshot;
    readonly stage?: string;
    readonly path?: string;
    readonly method?: string;
    readonly from: CallerNetwork;
  }) => readonly InvokeUrlVariant[];
  readonly accessMatrix: (
    snapshot: Snapshot,
    stage: string,
  ) => {
    readonly methods: readonly string[];
    readonly rows: readonly {
      readonly caller: { readonly id: string; readonly label: string };
      readonly cells: readonly ('allowed' | 'refused' | 'unknown')[];
    }[];
  };
  /** What metrics say of a stage. */
  readonly readMetrics: (series: readonly MetricSeries[]) => {
    readonly marks: readonly {
      readonly metric: string;
      readonly from: string;
      readonly to: string;
      readonly peak: number;
      readonly meaning: string;
    }[];
    readonly lastGoodAt: string | undefined;
    readonly lastCleanAt: string | undefined;
    readonly sentences: readonly string[];
  };
  /** What the fields of an access-log line tell, by the stage's format; empty where they tell nothing. */
  readonly explainAccessLine: (line: string, format: string | undefined) => readonly AccessFindingView[];
  /** Values of an access-log line by variable; undefined for a line that nothing reads. */
  readonly readAccessLine: (line: string, format: string | undefined) => Readonly<Record<string, string>> | undefined;
  /** Whether the values of a line are those that are looked for. */
  readonly isWantedAccess: (values: Readonly<Record<string, string>>, where: LogWhere) => boolean;
  /** What the variables of a format say; every variable where there is no format. */
  readonly explainFields: (format: string | undefined) => Readonly<Record<string, string>>;
  /** What a line of an execution log tells, and whose it is. */
  readonly explainExecutionLine: (line: string) => {
    readonly requestId: string | undefined;
    readonly findings: readonly AccessFindingView[];
  };
  /** The requests that the lines of an execution log belong to. */
  readonly summarizeExecution: (lines: readonly string[]) => readonly ExecutionSummary[];
  /** A format that would tell more. */
  readonly suggestFormat: (format: string | undefined) => {
    readonly format: string;
    readonly missing: readonly { readonly name: string; readonly tells: string }[];
    readonly diff: readonly string[];
    readonly leftOut: readonly string[];
  };
  /** By metric: beyond which value it is conspicuous. */
  readonly metricThresholds: Readonly<Record<string, number>>;
  /** Whether logging is able to work. `known`: which log groups exist. */
  readonly loggingAnswers: (
    snapshot: Snapshot,
    stage: string,
    known: Readonly<Record<string, 'yes' | 'no' | 'unknown'>>,
  ) => readonly (Omit<LoggingAnswerView, 'facts' | 'missing'> & {
    readonly facts: readonly string[];
    readonly missing: readonly MissingFact[];
  })[];
  /** A script for the caller's place. */
  readonly callerScript: (input: {
    readonly snapshot: Snapshot;
    readonly request: Request;
    readonly variants: readonly InvokeUrlVariant[];
    readonly shell: 'sh' | 'powershell';
  }) => string;
  /** A snippet for the failing page. */
  readonly browserSnippet: (request: Request) => string;
  /** What either of them printed. */
  readonly readCallerOutput: (text: string) => {
    readonly observations: readonly Observation[];
    readonly notes: readonly string[];
    readonly api: { readonly region: string; readonly apiId: string } | undefined;
  };
  /** The document as JSON text (also as AWS escapes it) or parsed. */
  readonly describePolicy: (document: unknown) => PolicyInWords;
  readonly catalogue: readonly FailureModePage[];
  /** The kinds of API side by side. */
  readonly kindRows: readonly KindRow[];
  /** Undefined: there is no failure mode of this id, or it has no example. */
  readonly exampleOf: (id: string) => WorkedExample | undefined;
  readonly listDrift: (
    snapshot: Snapshot,
    stage: string,
  ) => { readonly differences: readonly SavedDifference[]; readonly hasSummary: boolean; readonly hasExport: boolean };
  /** For each other kind of API, the features in use that it lacks. `hidden`: facts that keep their use unknown. */
  readonly listFeaturesLacking: (snapshot: Snapshot) => readonly {
    readonly kind: ApiKind;
    readonly lacking: readonly {
      readonly id: string;
      readonly title: string;
      readonly pointers: readonly string[];
      readonly hidden: readonly string[];
    }[];
  }[];
  readonly evaluatePolicy: (
    document: unknown,
    question: PolicyQuestion,
    options: { readonly apiArn?: string },
  ) => PolicyAnswer;
}
