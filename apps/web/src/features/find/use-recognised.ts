import { useEffect, useState } from 'react';
import type { Recognised } from './recognised.ts';

/** Reads a pasted text. What reads it is loaded with the first text, so that nobody waits for it before. */
export const readText = async (text: string): Promise<Recognised> => {
  const { recognise } = await import('./recognise.ts');
  return recognise(text);
};

/** What a text says, as it is typed; undefined before the first text was read. */
export const useRecognised = (text: string): Recognised | undefined => {
  const [recognised, setRecognised] = useState<Recognised | undefined>(undefined);
  useEffect(() => {
    if (text.trim() === '') return;
    let isCurrent = true;
    void readText(text).then((read) => {
      if (isCurrent) setRecognised(read);
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  // Until a new text is read, what was read of the one before stays, so that nothing flickers.
  return text.trim() === '' ? undefined : recognised;
};
