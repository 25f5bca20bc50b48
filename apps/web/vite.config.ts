import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { dropFontFaces } from './drop-font-faces.ts';
import { dropUnusedCustomProperties } from './drop-unused-custom-properties.ts';
import { leaveOut, leftOut } from './leave-out.ts';

const api = process.env['GATESCOPE_API'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [leaveOut(leftOut), dropFontFaces(), dropUnusedCustomProperties(), react()],
  // The content security policy forbids data: URLs but for images.
  build: {
    manifest: true,
    assetsInlineLimit: 0,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    rolldownOptions: {
      // Schemas are built when their module is loaded; a page that does not use a module does not need it.
      treeshake: { moduleSideEffects: [{ test: /\/packages\/shared\//, sideEffects: false }] },
    },
  },
  server: { proxy: { '/api': api } },
  preview: { proxy: { '/api': api } },
  test: {
    projects: [
      {
        // View models, codecs, words: pure functions, without a page.
        extends: true,
        test: { name: 'pure', environment: 'node', include: ['src/**/*.test.ts', '*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          environment: 'happy-dom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/testing/setup.ts'],
          // Cloudscape ships ES modules that import style sheets.
          server: { deps: { inline: [/@cloudscape-design/] } },
          css: false,
        },
      },
    ],
  },
});
