import type { Evidence, Finding, Fix, GateResult, Report } from '@gatescope/shared';

/** Text of others in a Markdown line: an API's name or a policy's Sid may carry markup. */
const plain = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+!|<>~]/g, (character) => `\\${character}`).replaceAll(/\s+/g, ' ');

/** A code span that what is in it cannot end. */
const code = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
};

const block = (language: string, text: string): string => {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${/^[a-z]*$/.test(language) ? language : ''}\n${text}\n${fence}`;
};

const evidenceLine = ({ label, pointer, within, observed, expected }: Evidence): string =>
  [
    `- ${plain(label)}: ${code(pointer + (within === undefined ? '' : ` ${within}`))}`,
    ...(observed === undefined ? [] : [`found ${code(observed)}`]),
    ...(expected === undefined ? [] : [`expected ${code(expected)}`]),
  ].join(', ');

const proofs: Readonly<Record<Fix['verification']['state'], string>> = {
  verified: 'Verified in simulation: with this change the same request passes this point.',
  likely: 'Likely: the simulation passes, some facts are uncertain.',
  suggestion: 'A suggestion: something else would still stop the request.',
  unverifiable: 'Could not be verified: a fact that matters cannot be read.',
};

const fixLines = (fix: Fix): string[] => [
  `#### ${plain(fix.title)}`,
  '',
  `${proofs[fix.verification.state]} To be done by: ${plain(fix.actor.who)}.`,
  ...fix.notes.map((note) => `\n${plain(note)}`),
  ...fix.rendered.flatMap(({ label, language, text }) => ['', `${plain(label)}:`, '', block(language, text)]),
  '',
];

const findingLines = (finding: Finding): string[] => [
  `### ${plain(finding.title)} (${code(finding.id)})`,
  '',
  plain(finding.summary),
  '',
  plain(finding.explanation),
  '',
  ...finding.evidence.map(evidenceLine),
  '',
  ...finding.fixes.flatMap(fixLines),
  ...finding.docs.map(({ url, proves }) => `- ${plain(proves)}: <${url}>`),
  '',
];

const gateLine = ({ title, outcome, reached, reason }: GateResult): string =>
  `| ${plain(title)} | ${reached ? outcome : `${outcome} (not reached)`} | ${reason === undefined ? '' : code(reason)} |`;

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];

/** A report as Markdown for a ticket. */
export const renderReportMarkdown = ({ title, savedAt, savedBy, note, result }: Report): string => {
  const { target, request, outcome, trace, findings, latent, hidden, assumptions } = result;
  const gates = trace === null ? [] : ['| Gate | Outcome | Reason |', '|---|---|---|', ...trace.gates.map(gateLine)];
  const missing = hidden.map(
    ({ pointer, cause, permission }) =>
      `- ${code(pointer)}: ${cause}${permission ? `; allow ${code(`${permission.action} on ${permission.resource}`)}` : ''}`,
  );
  return [
    `# ${plain(title)}`,
    '',
    `**${plain(outcome.sentence)}**`,
    '',
    `- API: ${plain(target.name ?? '')} ${code(target.apiId)} (${target.kind}), account ${code(target.accountId)}, Region ${code(target.region)}${target.stage === undefined ? '' : `, stage ${code(target.stage)}`}`,
    ...(request === null ? [] : [`- Request: ${code(`${request.method} ${request.url}`)}`]),
    `- Diagnosed ${result.diagnosedAt}, saved ${savedAt}${savedBy === undefined ? '' : ` by ${plain(savedBy)}`}`,
    ...assumptions.map((assumption) => `- Assumed: ${plain(assumption)}`),
    ...(note === undefined ? [] : ['', plain(note)]),
    '',
    ...section('Findings', findings.flatMap(findingLines)),
    ...section('The way of the request', gates),
    ...section(
      'Also noticed',
      latent.map((finding) => `- ${plain(finding.title)} (${code(finding.id)}): ${plain(finding.summary)}`),
    ),
    ...section('What could not be read', missing),
  ].join('\n');
};
