import type { RequestHandler } from 'express';
import { ProblemError } from './problem-error.ts';

/** Deeper than any snapshot, and far from where a function that calls itself for each level runs out of stack. */
const deepest = 200;

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;

const valuesOf = (holder: object): readonly unknown[] => (Array.isArray(holder) ? holder : Object.values(holder));

/** Whether a value is nested deeper than so many levels. Goes level by level: it calls itself nowhere. */
export const isDeeperThan = (value: unknown, levels: number): boolean => {
  let level = [value].filter(isHolder);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    const next: object[] = [];
    for (const holder of level) for (const item of valuesOf(holder)) if (isHolder(item)) next.push(item);
    level = next;
  }
  return false;
};

/** Refuses a body that is nested deeper than anything the console takes, before schemas and masks walk through it. */
export const shallowBody: RequestHandler = (req, _res, next) => {
  next(
    isDeeperThan(req.body, deepest)
      ? new ProblemError('invalid-input', {
          detail: `The body is nested more than ${deepest} levels deep.`,
          remedy: 'Send what the endpoint takes: see /api/openapi.json.',
        })
      : undefined,
  );
};
