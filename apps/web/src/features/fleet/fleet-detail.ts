/** What is known of an API only after it was read by itself. */
export type FleetDetail =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly why: string }
  | {
      readonly kind: 'known';
      readonly stages: string;
      readonly authorization: string;
      readonly deployedAt: string | undefined;
      readonly undeployed: string;
    };

/** A detail that is known. */
export type KnownDetail = Extract<FleetDetail, { kind: 'known' }>;
