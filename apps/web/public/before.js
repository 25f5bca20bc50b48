// Runs before everything else, and before the first paint.
// Zod would compile its parsers with `new Function`, which the content security policy forbids.
globalThis.__zod_globalConfig = { jitless: true };
// The canvas gets the colours of the chosen mode at once; the app applies the rest.
try {
  const { mode } = JSON.parse(localStorage.getItem('gatescope.look')) ?? {};
  if (mode === 'light' || mode === 'dark') document.documentElement.style.colorScheme = mode;
} catch {
  // Storage is switched off: the system's mode stays.
}
