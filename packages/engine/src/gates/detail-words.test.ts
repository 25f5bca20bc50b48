import { detailLabel, type DetailPath, detailValue, isDetailCode, unsaidWords } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { examples } from '../failure-modes/examples.gen.ts';
import { inputOf } from '../testing/example.ts';

type Scalar = string | number | boolean;
interface Leaf {
  readonly gate: string;
  readonly path: DetailPath;
  readonly value: Scalar;
}

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

const leavesOf = (gate: string, value: unknown, path: DetailPath): Leaf[] => {
  if (isScalar(value)) return [{ gate, path, value }];
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(gate, item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(gate, item, [...path, key]));
};

/** Everything that any gate tells of any example, and of its call with nothing said of the caller. */
const leaves = Object.values(examples).flatMap(({ broken, alsoBroken = [], healthy }) =>
  [broken, ...alsoBroken, healthy].flatMap((scenario) => {
    const input = inputOf(scenario);
    const silent = input.request && {
      ...input.request,
      network: { from: 'not-said' as const },
      credential: { scheme: 'not-said' as const },
      apiKey: { kind: 'not-said' as const },
    };
    return [input, { ...input, request: silent }].flatMap((one) =>
      diagnose(one, { fixes: false }).traces.flatMap(({ gates }) =>
        gates.flatMap(({ gate, detail }) => leavesOf(gate, detail, [])),
      ),
    );
  }),
);
const place = ({ gate, path }: Leaf): string => `${gate}: ${path.join('.')}`;

/** Values that people made up, and names of headers: they may look like codes. */
const namesOfPeople = [
  'api-key: misplaced.name',
  'authentication: authorizerName',
  'browser: alsoWanted',
  'browser: header',
  'browser: wanted',
  'network: tables.routeTableId',
  'waf: results.ruleName',
];

describe('what the gates tell of the examples', () => {
  it('has a label wherever a person may read it', () => {
    expect(leaves.length).toBeGreaterThan(1000);
    const nameless = leaves.filter(({ gate, path }) => detailLabel(gate, path) === undefined);
    expect([...new Set(nameless.map(place))]).toEqual([]);
  });

  it('has words for every code', () => {
    const codes = leaves.filter(
      ({ gate, path, value }) =>
        typeof value === 'string' &&
        isDetailCode(gate, path) &&
        detailLabel(gate, path) !== null &&
        !/^arn:|^AWS::/.test(value),
    );
    expect(codes.length).toBeGreaterThan(100);
    const wordless = codes.filter(
      ({ gate, path, value }) => detailValue(gate, path, value) === value && /[a-z]-[a-z]/.test(String(value)),
    );
    expect([...new Set(wordless.map((leaf) => `${place(leaf)} ${leaf.value}`))]).toEqual([]);
  });

  it('leaves no value that looks like a code without words', () => {
    const codes = leaves.filter(
      ({ gate, path, value }) =>
        typeof detailLabel(gate, path) === 'string' &&
        !isDetailCode(gate, path) &&
        path[0] !== 'unsaid' &&
        !namesOfPeople.includes(place({ gate, path, value })) &&
        !['parameters', 'asks'].includes(path[0] ?? '') &&
        /^[a-z]+(?:-[a-z]+)+$/.test(String(value)),
    );
    expect([...new Set(codes.map((leaf) => `${place(leaf)} ${leaf.value}`))]).toEqual([]);
  });

  it('names everything in words that the caller did not say', () => {
    const fields = new Set(leaves.filter(({ path }) => path[0] === 'unsaid').map(({ value }) => String(value)));
    expect(fields.size).toBeGreaterThan(5);
    expect([...fields].filter((field) => unsaidWords(field) === undefined)).toEqual([]);
  });
});
