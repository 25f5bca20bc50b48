import type { DiagnosisResult } from '@gatescope/shared';
import { logLinkTexts as texts } from './live-texts.ts';

/** A place among logs and changes. */
export interface LogLink {
  readonly label: string;
  readonly search: Readonly<Record<string, string | undefined>>;
}

const idHeaders = ['x-amzn-requestid', 'apigw-requestid', 'x-amz-apigw-id'];

type Seen = Pick<DiagnosisResult, 'target' | 'request' | 'complaint' | 'observations'>;

const valueOf = (complaint: DiagnosisResult['complaint'], names: readonly string[]): string | undefined => {
  const entries = Object.entries(complaint.headers ?? {});
  for (const name of names) {
    const value = entries.find(([key]) => key.toLowerCase() === name)?.[1];
    const text = Array.isArray(value) ? value[0] : value;
    if (text !== undefined && text !== null && !String(text).includes('<')) return String(text);
  }
  return undefined;
};

const requestIdOf = ({ complaint, observations }: Seen): string | undefined =>
  valueOf(complaint, idHeaders) ??
  observations.flatMap((one) => (one.kind === 'log' && one.relation === 'this-request' ? [one.requestId] : []))[0];

const timeOf = ({ complaint, observations }: Seen): string | undefined => {
  const said = valueOf(complaint, ['date']) ?? complaint.since ?? undefined;
  const time = Date.parse(said ?? '');
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  return observations.find(({ kind, relation }) => kind === 'log' && relation === 'this-request')?.at;
};

/** Where the logs and edits around a diagnosed request are. */
export const toLogLinks = (result: Seen): LogLink[] => {
  const { stage } = result.target;
  const requestId = requestIdOf(result);
  const at = timeOf(result);
  const when = at === undefined ? { span: '24h' } : { span: 'around', at };
  const status = result.complaint.status;
  return [
    ...(requestId === undefined ? [] : [{ label: texts.thisRequest, search: { stage, ...when, requestId } }]),
    {
      label: status === null || status === undefined ? texts.around : texts.withStatus(status),
      search: { stage, ...when, ...(status === null || status === undefined ? {} : { status: String(status) }) },
    },
    { label: texts.changed, search: { stage, span: 'last-good' } },
  ];
};
