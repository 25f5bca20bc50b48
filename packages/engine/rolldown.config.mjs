/** Bundles the engine into one file that plain Node can import. */
export default {
  input: 'src/index.ts',
  platform: 'neutral',
  resolve: { mainFields: ['module', 'main'] },
  output: { file: 'dist/index.js', format: 'esm' },
};
