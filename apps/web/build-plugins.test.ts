import { describe, expect, it } from 'vitest';
import { withoutFontFaces } from './drop-font-faces.ts';
import { findUnusedProperties, readPropertyUse } from './drop-unused-custom-properties.ts';

describe('the style sheets of the build', () => {
  it('lose embedded fonts and nothing else', () => {
    const css = 'a{color:red}@font-face{font-family:"X";src:url(data:font/woff2;base64,AA==)}b{font-family:"X",Arial}';
    expect(withoutFontFaces(css)).toBe('a{color:red}b{font-family:"X",Arial}');
  });

  it('lose custom properties that nothing reaches, directly or through others', () => {
    const sheet = readPropertyUse(
      'body{--used:var(--base);--base:red;--dead:blue;--dead-too:var(--dead)}a{color:var(--used)}',
    );
    expect(findUnusedProperties([sheet], new Set())).toEqual(['--dead', '--dead-too']);
  });

  it('keep properties that scripts name, and Cloudscape’s version marker', () => {
    const sheet = readPropertyUse('body{--from-script:1px;--awsui-version-info-1:true}');
    expect(findUnusedProperties([sheet], new Set(['--from-script']))).toEqual([]);
  });
});
