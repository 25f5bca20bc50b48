import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

configure({
  // Pages are chunks that load on demand, on machines that may be busy.
  asyncUtilTimeout: 10_000,
  // Without the whole page printed: a page of Cloudscape is long.
  getElementError: (message) => new Error(message ?? 'Not found'),
});
vi.setConfig({ testTimeout: 30_000 });

// A wide window: the navigation stands open.
declare global {
  var happyDOM: { readonly setViewport: (size: { width: number; height: number }) => void };
}
globalThis.happyDOM.setViewport({ width: 1440, height: 900 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
  document.body.className = '';
});
