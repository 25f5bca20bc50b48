import type { CorsConfiguration } from '@gatescope/shared';
import { exportFact, httpFact } from '../../facts.ts';
import type { GateContext } from '../gate.ts';
import type { V2Step } from '../journey.ts';

/** The CORS configuration that the stage runs; undefined where the API has none. Reading it names the fact. */
export const corsConfigurationOf = (
  { facts }: Pick<GateContext, 'facts'>,
  { view }: V2Step,
): CorsConfiguration | undefined | 'hidden' => {
  if (view.basis === 'deployed') facts.read(exportFact(view.stage.StageName));
  else facts.read(httpFact('api'));
  const { cors } = view;
  if (cors.state === 'hidden') return 'hidden';
  return cors.state === 'present' ? cors.value : undefined;
};
