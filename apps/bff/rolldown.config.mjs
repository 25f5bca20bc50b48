import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));

/** Bundles the server into one file that plain Node runs, without node_modules. */
export default {
  input: 'src/main.ts',
  platform: 'node',
  // The AWS SDK's ES modules: of the other build nothing can be left out.
  resolve: { mainFields: ['module', 'main'] },
  transform: { define: { 'process.env.GATESCOPE_VERSION': JSON.stringify(version) } },
  output: { file: 'dist/main.js', format: 'esm', codeSplitting: false, minify: false },
};
