import { camelCase } from './naming.ts';

/** The three files of a failure mode, by name; they compile, and their test fails until the check is written. */
export const newFailureModeFiles = (id: string): Readonly<Record<string, string>> => {
  const name = camelCase(id);
  return {
    [`${id}.ts`]: `import { defineFailureMode } from '../failure-mode.ts';

/** What AWS does, in a sentence or two, and the page that says so. */
export const ${name} = defineFailureMode({
  id: '${id}',
  title: 'Resource that is broken, and how',
  kind: 'blocking',
  gate: 'route',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: ['refused'], texts: [], statuses: [403] },
  needs: [],
  check: () => ({ verdict: 'clear' }),
  explain: () => ({ summary: 'One sentence that names the resource.', explanation: 'Why that gives this symptom.' }),
  fixes: () => [],
  fixAvailability: 'never',
  howToSee: 'A command that reads, and what to compare.',
  why: 'Why AWS behaves so.',
  docs: [{ url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/', proves: 'What the page says.' }],
});
`,
    [`${id}.example.ts`]: `import { publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

/** What is broken here. */
export const ${name}Example: Example = {
  broken: { account: restAccount(), request: publicRequest(), symptom: { kind: 'refused', status: 403 } },
  healthy: { account: restAccount(), request: publicRequest() },
};
`,
    [`${id}.test.ts`]: `import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { ${name}Example } from './${id}.example.ts';
import { ${name} } from './${id}.ts';

testFailureMode(${name}, ${name}Example);
`,
  };
};
