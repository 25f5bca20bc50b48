import type { CaseRequest } from '@gatescope/shared';
import type { IntakeTarget } from '../intake.ts';
import type { LineMatch } from '../text/match-lines.ts';
import { matchAllInLines } from '../text/match-lines.ts';
import type { Guess, Reading, Recogniser } from './reading.ts';

const ids = /\b(vpce|vpc|subnet|sg|eni)-[0-9a-f]{8,17}\b/g;
const region =
  /\b(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov)?-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d\b/g;
const account = /\baccount(?: ?(?:id|number))?["']?\s{0,3}[:=]?\s{0,3}["']?(\d{12})\b["']?/gi;
const stage = /\b(?:stage|stage[ -_]?name)["']?\s{0,2}[:=]\s{0,2}["']?([A-Za-z0-9_$-]{1,128})["']?/gi;

const words: Readonly<Record<string, string>> = {
  vpce: 'VPC endpoint',
  vpc: 'VPC',
  subnet: 'subnet',
  sg: 'security group',
  eni: 'network interface',
};

const requestOf = (kind: string, id: string): CaseRequest => {
  if (kind === 'vpce') return { sourceVpceId: id };
  if (kind === 'vpc') return { sourceVpcId: id };
  if (kind === 'subnet') return { sourceSubnetId: id };
  return kind === 'sg' ? { sourceSecurityGroupIds: [id] } : {};
};

const toReading = ({ match: [id, kind = ''], span }: LineMatch): Reading => {
  const target: IntakeTarget = kind === 'vpce' ? { vpceId: id } : {};
  const guess: Guess = {
    because: `The ${words[kind] ?? 'resource'} is taken for the caller's`,
    says: { request: requestOf(kind, id), target },
  };
  return {
    kind: 'resource-id',
    span,
    understood: `A ${words[kind] ?? 'resource'}: ${id}`,
    guesses: kind === 'eni' ? [] : [guess],
  };
};

const named = (found: LineMatch, what: string, value: string, target: IntakeTarget): Reading => ({
  kind: 'resource-id',
  span: found.span,
  understood: `${what}: ${value}`,
  guesses: [{ because: `${what} ${value} is taken for the API's`, says: { target } }],
});

const apart = (found: readonly LineMatch[], taken: readonly LineMatch[]): LineMatch[] =>
  found.filter(({ span }) => !taken.some((other) => span.start < other.span.end && other.span.start < span.end));

/** Ids of networks and endpoints, Regions, account ids and stage names that are named beside something else. */
export const resourceId: Recogniser = {
  id: 'resource-id',
  sign: /\b(?:vpce|vpc|subnet|sg|eni)-[0-9a-f]|-(?:north|south|east|west|central)|account|stage/i,
  read: (page) => {
    const found = matchAllInLines(page, ids).slice(0, 200);
    const regions = apart(matchAllInLines(page, region).slice(0, 100), found);
    const accounts = matchAllInLines(page, account).slice(0, 50);
    const stages = apart(matchAllInLines(page, stage).slice(0, 50), [...found, ...regions, ...accounts]);
    return [
      ...found.map(toReading),
      ...regions.map((match) => named(match, 'The Region', match.match[0], { region: match.match[0] })),
      ...accounts.map((match) =>
        named(match, 'The account', match.match[1] ?? '', { accountId: match.match[1] ?? '' }),
      ),
      ...stages.map((match) => named(match, 'The stage', match.match[1] ?? '', { stage: match.match[1] ?? '' })),
    ];
  },
};
