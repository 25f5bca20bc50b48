import type { Plugin } from 'vite';

const fontFace = /@font-face\s*\{[^}]*\}/g;

/** Removes every @font-face rule from a style sheet's text. */
export const withoutFontFaces = (css: string): string => css.replaceAll(fontFace, '');

/**
 * Drops the eight fonts that Cloudscape's global styles embed as base64: they cost 138 kB gzip and would need
 * `font-src data:` in the content security policy. The next family of each stack (a system font) takes over.
 */
export const dropFontFaces = (): Plugin => ({
  name: 'drop-font-faces',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('global-styles') || !id.endsWith('.css')) return undefined;
    return { code: withoutFontFaces(code), map: null };
  },
});
