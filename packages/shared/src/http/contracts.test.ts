import { describe, expect, it } from 'vitest';
import { commonProblems, type Contract } from './contract.ts';
import { contracts } from './contracts.ts';
import { problemTable } from './problem.ts';

const all: [string, Contract][] = Object.entries(contracts);

describe.each(all)('the contract %s', (id, contract) => {
  it('carries its own key as its id', () => {
    expect(contract.id).toBe(id);
  });

  it('has a schema exactly for the parameters that its path names', () => {
    const named = [...contract.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1]);
    const shape = contract.params && 'shape' in contract.params ? Object.keys(contract.params.shape as object) : [];
    expect(new Set(shape)).toEqual(new Set(named));
  });

  it('has a body only when it is a POST', () => {
    expect(contract.body !== undefined).toBe(contract.method === 'POST');
  });

  it('names each of its own problems once, and none of the common ones', () => {
    expect(new Set(contract.problems).size).toBe(contract.problems.length);
    expect(contract.problems.filter((code) => (commonProblems as readonly string[]).includes(code))).toEqual([]);
    for (const code of contract.problems) expect(problemTable[code].status).toBeGreaterThanOrEqual(400);
  });
});

describe('the contracts', () => {
  it('answer to different methods and paths', () => {
    const places = all.map(([, contract]) => `${contract.method} ${contract.path}`);
    expect(new Set(places).size).toBe(places.length);
  });
});
