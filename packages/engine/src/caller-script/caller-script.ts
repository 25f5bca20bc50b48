import type { InvokeUrlVariant, Request, Snapshot } from '@gatescope/shared';
import { renderPowerShell } from './powershell-script.ts';
import { planScript } from './script-plan.ts';
import { renderSh } from './sh-script.ts';

/** What a script is made for. */
export interface CallerScriptInput {
  readonly snapshot: Snapshot;
  readonly request: Request;
  /** The forms of the URL to try, as `invokeUrls` lists them. */
  readonly variants: readonly InvokeUrlVariant[];
  readonly shell: 'sh' | 'powershell';
}

/**
 * A script that looks at the API's hosts from where the caller is. It holds no secret and prints none; what it prints is
 * read by `parseCallerOutput`.
 */
export const callerScript = ({ shell, ...input }: CallerScriptInput): string => {
  const plan = planScript(input);
  return shell === 'sh' ? renderSh(plan) : renderPowerShell(plan);
};
