import { parseJson } from '../text/parse-json.ts';

/** Whether the lines of a body are complete, so that what follows belongs to something else. */
export const isBodyEnd = (lines: readonly string[]): boolean => {
  if (lines.length === 0) return false;
  const last = lines.at(-1)?.trim() ?? '';
  const first = lines[0]?.trim() ?? '';
  if (lines.length >= 400) return true;
  if (/^[{[]/.test(first)) return /[}\]]$/.test(last) && parseJson(lines.join('\n')) !== undefined;
  if (/^<(?:!doctype|html|\?xml)/i.test(first))
    return /<\/(?:html|\w{1,40})>\s{0,4}$/i.test(last) && /<\/html>|<\/Error(?:Response)?>/i.test(last);
  return last === '' || /^[^<]/.test(first);
};
