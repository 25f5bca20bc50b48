import { describe, expect, it } from 'vitest';
import { resolveStageVariables, stageVariableNames } from './stage-variables.ts';

describe('resolveStageVariables', () => {
  it('puts every variable in', () => {
    expect(
      resolveStageVariables('https://${stageVariables.host}/${stageVariables.base}', {
        host: 'a.example.com',
        base: 'v1',
      }).text,
    ).toBe('https://a.example.com/v1');
  });

  it('leaves nothing where one is missing, and names it', () => {
    expect(resolveStageVariables('fn:${stageVariables.alias}/x', {})).toMatchObject({
      text: 'fn:/x',
      missing: ['alias'],
      empty: [],
    });
  });

  it('keeps empty apart from missing', () => {
    expect(resolveStageVariables('fn:${stageVariables.alias}', { alias: '' })).toMatchObject({
      missing: [],
      empty: ['alias'],
    });
  });

  it('does not take inherited names for variables', () => {
    expect(resolveStageVariables('${stageVariables.toString}', {}).missing).toEqual(['toString']);
  });

  it('says when a value was dropped as a secret', () => {
    expect(resolveStageVariables('https://${stageVariables.tokenHost}', { tokenHost: '<masked>' }).isMasked).toBe(true);
  });
});

describe('stageVariableNames', () => {
  it('names each once', () => {
    expect(stageVariableNames('${stageVariables.a}/${stageVariables.b}/${stageVariables.a}')).toEqual(['a', 'b']);
  });
});
