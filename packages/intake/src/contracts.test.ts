import { caseRequestSchema, complaintSchema, diagnoseBodySchema, observationSchema } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { recognise } from './recognise.ts';
import { corpus } from './testing/corpus.ts';

describe.each(corpus)('what is read from $name', ({ text }) => {
  const { request, symptom, observations } = recognise(text);

  it('has the form that a diagnosis is asked in', () => {
    expect(caseRequestSchema.safeParse(request).error).toBeUndefined();
    expect(complaintSchema.safeParse(symptom).error).toBeUndefined();
    for (const observation of observations) expect(observationSchema.safeParse(observation).error).toBeUndefined();
    expect(diagnoseBodySchema.safeParse({ request, symptom, observations }).success).toBe(true);
  });
});
