import { useEffect, useState } from 'react';
import { applyLook, type Look, onSystemModeChange, storedLook } from '../lib/theme.ts';

/** The look of the page and a way to change it; follows the system while nothing else was chosen. */
export const useLook = (): readonly [Look, (change: Partial<Look>) => void] => {
  const [look, setLook] = useState(storedLook.read);
  useEffect(() => {
    applyLook(look);
    return onSystemModeChange(() => applyLook(look));
  }, [look]);
  const change = (part: Partial<Look>): void =>
    setLook((before) => {
      const next = { ...before, ...part };
      storedLook.write(next);
      return next;
    });
  return [look, change];
};
