import { describe, expect, it } from 'vitest';
import { readRequestContext } from './request-context.ts';
import { parseTemplate, resolveText, splitAtColons } from './template.ts';

const context = readRequestContext({ 'aws:Name': 'ann', 'aws:PrincipalTag/Cost Center': '7', list: ['a'], n: 5 });
const resolve = (text: string) => {
  const template = parseTemplate(text);
  return template === undefined ? 'broken' : resolveText(template, context);
};

describe('parseTemplate', () => {
  it.each([
    ['plain $ { } text', 'plain $ { } text'],
    ['${aws:name}', 'ann'],
    ['<${AWS:NAME}>', '<ann>'],
    ['${aws:PrincipalTag/cost center}', '7'],
    ['${aws:name}${aws:name}', 'annann'],
    ["${aws:name, 'x'}", 'ann'],
    ["${none, 'x'}", 'x'],
    ["${none,'x'}", 'x'],
    ["${none, ''}", ''],
    ["${none, 'a}b'}", 'a}b'],
    ["${none, '${*}'}", '${*}'],
    ['${none}', undefined],
    ['a${none}', undefined],
    ['${list}', undefined],
    ['${n}', '5'],
    ['${*}${?}${$}', '*?$'],
    ['$${*}', '$*'],
    ['${', 'broken'],
    ['${}', 'broken'],
    ['${ }', 'broken'],
    ['${aws:name', 'broken'],
    ['${ aws:name}', 'broken'],
    ['${aws:name, x}', 'broken'],
    ["${aws:name, 'x}", 'broken'],
    ["${aws:name, 'x' y}", 'broken'],
    ['${a${aws:name}}', 'broken'],
  ])('reads %j as %j', (text, expected) => {
    expect(resolve(text)).toBe(expected);
  });
});

describe('splitAtColons', () => {
  it('splits where the author wrote colons, not within variables', () => {
    const template = parseTemplate('arn:${aws:name}:${*}:d:e:f:g:h');
    const parts = template === undefined ? [] : splitAtColons(template, 6);
    expect(parts.map((part) => resolveText(part, context))).toEqual(['arn', 'ann', '*', 'd', 'e', 'f:g:h']);
  });

  it('gives fewer parts where there are fewer colons', () => {
    expect(splitAtColons({ parts: [], hasVariables: false }, 6)).toHaveLength(1);
  });
});
