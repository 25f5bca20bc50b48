import type { ComplaintKind, DiagnosisResult } from '@gatescope/shared';
import { complaintWords } from '../../../lib/complaint-words.ts';

/** One thing that was told about the question. */
export interface SeenRow {
  readonly name: string;
  readonly value: string;
}

const toText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const kindWords = (kind: ComplaintKind | null | undefined): string | undefined =>
  kind ? complaintWords[kind].title : undefined;

const placeWords = {
  'public-internet': 'the public internet',
  vpc: 'a VPC',
  'peered-vpc': 'a peered VPC',
  'on-prem': 'an on-premises network',
  browser: 'a browser',
  'not-said': undefined,
} as const;

const fromWords = ({ request }: DiagnosisResult): string | undefined => {
  if (request === null) return undefined;
  const { network, client } = request;
  const origin = client.kind === 'browser' ? client.origin : undefined;
  const parts = [
    placeWords[network.from],
    network.vpcId,
    network.subnetId,
    network.vpceId && `through ${network.vpceId}`,
    network.sourceIp,
    origin && `page ${origin}`,
  ];
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : said.join(', ');
};

const replyWords = ({ complaint }: DiagnosisResult): string | undefined => {
  const body = complaint.body === null || complaint.body === undefined ? undefined : toText(complaint.body);
  const said = [complaint.status?.toString(), body].filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : said.join(' ');
};

/** What the reader said, so that they can see what the answer is about. */
export const toSeenRows = (result: DiagnosisResult): SeenRow[] => {
  const { complaint } = result;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Complaint', kindWords(complaint.kind)],
    ['Reply seen', replyWords(result)],
    ['Browser console', complaint.console ?? undefined],
    ['Management call', complaint.managementCall ?? undefined],
    ['Called from', fromWords(result)],
    ['Caller', result.request?.principal],
  ];
  return rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
};
