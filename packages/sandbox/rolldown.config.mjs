/** Bundles the sandbox's command line into one file that plain Node runs. */
export default {
  input: 'src/main.ts',
  platform: 'node',
  output: { file: 'dist/main.js', format: 'esm', codeSplitting: false },
};
