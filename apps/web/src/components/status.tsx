import './status.css';
import type { ReactNode } from 'react';

export const tones = ['good', 'bad', 'warn', 'unknown', 'info', 'off'] as const;

/** What a status means; each has its own shape, so that colour is never the only sign. */
export type Tone = (typeof tones)[number];

const shapes: Readonly<Record<Tone, ReactNode>> = {
  good: (
    <>
      <circle cx="8" cy="8" r="7" />
      <path d="M4.8 8.2 7 10.4l4.2-4.6" />
    </>
  ),
  bad: (
    <>
      <circle cx="8" cy="8" r="7" />
      <path d="m5.5 5.5 5 5m0-5-5 5" />
    </>
  ),
  warn: (
    <>
      <path d="M8 1.8 15 14H1L8 1.8Z" />
      <path d="M8 6.4v3.4M8 11.6v.6" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="7" strokeDasharray="3.2 2.3" />
      <path d="M6.2 6.5a1.9 1.9 0 1 1 2.7 1.8c-.6.3-.9.6-.9 1.2M8 11.4v.6" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="7" />
      <path d="M8 7.4V12M8 4.4v.6" />
    </>
  ),
  off: (
    <>
      <circle cx="8" cy="8" r="7" />
      <path d="M5 8h6" />
    </>
  ),
};

/** The shape of a status alone, for places whose word stands elsewhere. */
export const StatusIcon = ({ tone }: { readonly tone: Tone }) => (
  <svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {shapes[tone]}
  </svg>
);

/** A status: a shape and its word. */
export const Status = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className={`gs-status gs-status--${tone}`}>
    <StatusIcon tone={tone} />
    <span>{children}</span>
  </span>
);
