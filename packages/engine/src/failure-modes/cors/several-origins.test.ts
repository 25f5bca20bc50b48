import type { ProposedFix } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { besideOthers } from './several-origins.ts';

const own: ProposedFix = { id: 'set', title: 'Set it', change: { kind: 'advice' }, risk: 'safe', notes: ['A note.'] };
const admin = 'https://admin.example.com';

describe('an origin beside another', () => {
  it('is not put in its place without a word, and a template is offered', () => {
    const [first, second] = besideOthers([own], 'https://shop.example.com', admin);
    expect(first).toMatchObject({ id: 'set', risk: 'needs-review' });
    expect(first?.notes[0]).toBe('Pages of https://shop.example.com are shut out: a mapped header holds one origin.');
    expect(second?.code?.text).toContain(`#if($origin == "https://shop.example.com" || $origin == "${admin}")`);
  });

  it.each([
    ['nothing is let in', undefined],
    ['everybody is let in', '*'],
    ['the same site is written with a slash', `${admin}/`],
    ['the same site is written with another scheme', admin.replace('https', 'http')],
  ])('is only set where %s', (_, allowed) => {
    expect(besideOthers([own], allowed, admin)).toEqual([own]);
  });
});
