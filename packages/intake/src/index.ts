export type { Intake, IntakeTarget, Piece } from './intake.ts';
export type { MaskKind } from './mask/mask-kind.ts';
export { mask, type Masked } from './mask/mask.ts';
export { type PieceKind, pieceTitles } from './piece-kind.ts';
export { recognise } from './recognise.ts';
export type { Span } from './text/span.ts';
export { type KnownApi, type NearMiss, type NearMissKind, nearMisses } from './url/near-misses.ts';
export { type InvokeUrl, readInvokeUrl } from './url/read-invoke-url.ts';
