import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

interface DemoApi {
  readonly restApi?: { readonly id: string; readonly name: string };
  readonly resources?: readonly {
    readonly path: string;
    readonly resourceMethods?: Readonly<Record<string, unknown>>;
  }[];
  readonly stages?: readonly { readonly stageName: string }[];
}

/** The account that `npm start` shows, and its REST APIs with a request to each. */
export const demoAccount = (): {
  readonly account: object;
  readonly region: string;
  readonly apis: readonly {
    readonly id: string;
    readonly name: string;
    readonly stages: number;
    readonly url: string;
  }[];
} => {
  // The sandbox checks the file when it is started with it.
  const account = JSON.parse(readFileSync(join(root, 'packages/sandbox/accounts/demo.json'), 'utf8')) as {
    readonly region: string;
    readonly apis: readonly DemoApi[];
  };
  const { region } = account;
  const apis = account.apis.flatMap(({ restApi, resources = [], stages = [] }) => {
    const path = resources.find(({ resourceMethods }) => resourceMethods !== undefined)?.path ?? '/';
    const [stage] = stages;
    if (restApi === undefined || stage === undefined) return [];
    const url = `https://${restApi.id}.execute-api.${region}.amazonaws.com/${stage.stageName}${path}`;
    return [{ id: restApi.id, name: restApi.name, stages: stages.length, url }];
  });
  return { account, region, apis };
};
