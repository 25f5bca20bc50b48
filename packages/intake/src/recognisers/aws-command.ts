import type { IntakeTarget } from '../intake.ts';
import { matchLines } from '../text/match-lines.ts';
import type { Page } from '../text/page.ts';
import type { ShellWord } from '../text/shell-words.ts';
import { readCommand } from '../text/shell-words.ts';
import type { Reading, Recogniser } from './reading.ts';

const start = /(?:^|[$%#>] {0,4})aws(?:\.exe)?(?= {1,8}[a-z-])/;

const flag = (words: readonly ShellWord[], ...names: readonly string[]): string | undefined => {
  for (const [index, { value }] of words.entries()) {
    const [name = '', inline] = value.split('=', 2);
    if (names.includes(name)) return inline ?? words[index + 1]?.value;
  }
  return undefined;
};

const targetOf = (words: readonly ShellWord[]): IntakeTarget => {
  const apiId = flag(words, '--rest-api-id', '--api-id');
  const stage = flag(words, '--stage-name');
  const region = flag(words, '--region');
  const domain = flag(words, '--domain-name');
  return {
    ...(apiId && /^[a-z0-9]{10}$/.test(apiId) ? { apiId } : {}),
    ...(stage ? { stage } : {}),
    ...(region && /^[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d$/.test(region) ? { region } : {}),
    ...(domain ? { domain } : {}),
  };
};

const readAt = (page: Page, at: number): Reading | undefined => {
  const { words, end } = readCommand(page.text, at);
  const [service, action] = words.slice(1).flatMap(({ value }) => (value.startsWith('-') ? [] : [value]));
  if (
    !service ||
    !action ||
    !/^(?:apigateway|apigatewayv2|apigatewaymanagementapi|ec2|lambda|logs|sts|iam|wafv2|cloudformation|cloudtrail)$/.test(
      service,
    )
  )
    return undefined;
  return {
    kind: 'aws-command',
    span: { start: at, end },
    understood: `The command aws ${service} ${action}`,
    guesses: [{ because: 'The command names the API', says: { target: targetOf(words) } }],
  };
};

/** Command lines of the AWS CLI: their options name API, stage and Region. */
export const awsCommand: Recogniser = {
  id: 'aws-command',
  sign: /\baws(?:\.exe)? {1,8}[a-z-]/,
  read: (page) =>
    matchLines(page, start).flatMap(({ match, span }) => {
      const at = span.end - (/aws(?:\.exe)?$/.exec(match[0])?.[0].length ?? 0);
      return readAt(page, at) ?? [];
    }),
};
