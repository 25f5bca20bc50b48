export type {
  AccountFile,
  AccountWideParts,
  ApiParts,
  AwsRecord,
  GeneratedLog,
  HttpApiParts,
  LogGroupRecord,
  MetricRecord,
  RestApiParts,
  StageRecord,
} from './account-file.ts';
export {
  type CredentialTable,
  sandboxCredentials,
  type SandboxCredential,
  sandboxCredentialsFor,
} from './credentials.ts';
export { type DataPlane, type DataPlaneOptions, startDataPlane } from './data-plane.ts';
export type { Fault, FaultKind } from './faults.ts';
export type { Json, JsonObject } from './json.ts';
export { AccountFileError, listUnknownParts, readAccountFiles } from './read-account-files.ts';
export type { CallOutcome, RecordedCall } from './recorded-call.ts';
export { type Sandbox, startSandbox } from './sandbox.ts';
export type { SandboxOptions } from './sandbox-options.ts';
export type { Transcript, TranscriptRequest, TranscriptResponse } from './transcript.ts';
