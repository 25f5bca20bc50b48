import { Moment } from './age.tsx';

const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z$/;

/** A value as it is; a time in the reader's zone. */
export const TextOrTime = ({ text }: { readonly text: string }) =>
  isoTime.test(text) ? <Moment at={text} /> : <>{text}</>;
