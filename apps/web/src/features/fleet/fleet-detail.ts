import type { Severity } from '@gatescope/shared';

/** What is known of an API only after its settings were scanned. */
export type FleetDetail =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly why: string }
  | {
      readonly kind: 'known';
      readonly stages: string;
      readonly authorization: string;
      readonly deployedAt: string | undefined;
      readonly undeployed: string;
      readonly findings: Readonly<Record<Severity, number>>;
      /** False: nothing looks at the settings of this kind by themselves. */
      readonly isChecked: boolean;
      /** Facts that could not be read, so that there may be more findings. */
      readonly missing: number;
    };

/** A detail that is known. */
export type KnownDetail = Extract<FleetDetail, { kind: 'known' }>;
