import { type Sandbox, sandboxCredentials, type SandboxOptions, startSandbox } from '@gatescope/sandbox';
import { type Collector, type CollectorOptions, createCollector } from '../collector.ts';

/** A sandbox, and the collectors that were made to talk to it. */
export interface SandboxBench {
  readonly sandbox: Sandbox;
  /** A collector with empty caches. */
  readonly collector: (options?: Partial<CollectorOptions>) => Collector;
}

/** Runs a test against a sandbox; `AWS_ENDPOINT_URL` points to it meanwhile, as it would from outside. */
export const withSandbox = async <T>(
  options: SandboxOptions,
  test: (bench: SandboxBench) => Promise<T>,
): Promise<T> => {
  const sandbox = await startSandbox(options);
  const before = process.env['AWS_ENDPOINT_URL'];
  process.env['AWS_ENDPOINT_URL'] = sandbox.url;
  const made: Collector[] = [];
  try {
    return await test({
      sandbox,
      collector: (more = {}) => {
        const collector = createCollector({ regions: ['eu-west-1'], credentials: sandboxCredentials, ...more });
        made.push(collector);
        return collector;
      },
    });
  } finally {
    for (const collector of made) collector.close();
    if (before === undefined) delete process.env['AWS_ENDPOINT_URL'];
    else process.env['AWS_ENDPOINT_URL'] = before;
    await sandbox.close();
  }
};
