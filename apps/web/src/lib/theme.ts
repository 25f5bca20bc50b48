import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles';
import * as z from 'zod';
import { makeStored } from './stored.ts';

export const modeChoices = ['system', 'light', 'dark'] as const;
export type ModeChoice = (typeof modeChoices)[number];

export const densityChoices = ['comfortable', 'compact'] as const;
export type DensityChoice = (typeof densityChoices)[number];

/** How the reader wants the console to look, kept in this browser. */
export interface Look {
  readonly mode: ModeChoice;
  readonly density: DensityChoice;
}

const lookSchema = z.object({ mode: z.enum(modeChoices), density: z.enum(densityChoices) });

/** The look as it was last chosen; the system's mode before anything was. */
export const storedLook = makeStored<Look>('gatescope.look', lookSchema, { mode: 'system', density: 'comfortable' });

const systemPrefersDark = (): MediaQueryList => globalThis.matchMedia('(prefers-color-scheme: dark)');

const isDark = (mode: ModeChoice): boolean => (mode === 'system' ? systemPrefersDark().matches : mode === 'dark');

/** Puts a look on the page. */
export const applyLook = (look: Look): void => {
  const dark = isDark(look.mode);
  applyMode(dark ? Mode.Dark : Mode.Light);
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  applyDensity(look.density === 'compact' ? Density.Compact : Density.Comfortable);
};

/** Calls back when the system switches between light and dark. Answers how to stop. */
export const onSystemModeChange = (listener: () => void): (() => void) => {
  const query = systemPrefersDark();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};
