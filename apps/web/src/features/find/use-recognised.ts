import { useEffect, useState } from 'react';
import { nothingRecognised, type Recognised } from './recognised.ts';

/** Reads a pasted text. What reads it is loaded with the first text, so that nobody waits for it before. */
export const readText = async (text: string): Promise<Recognised> => {
  const { recognise } = await import('./recognise.ts');
  return recognise(text);
};

/** What a text says, as it is typed. */
export const useRecognised = (text: string): Recognised => {
  const [read, setRead] = useState({ text: '', recognised: nothingRecognised });
  useEffect(() => {
    if (text.trim() === '') return;
    let isCurrent = true;
    void readText(text).then((recognised) => {
      if (isCurrent) setRead({ text, recognised });
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  // Until the new text is read, what was read of the one before stays, so that nothing flickers.
  return text.trim() === '' ? nothingRecognised : read.recognised;
};
