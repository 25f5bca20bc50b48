const longest = 240;
/** A message stands near the start of what a tool prints. */
const lookedAt = 4000;

/**
 * What AWS said, out of what a tool made of it: on one line, without Terraform's frame and place in the code, the columns
 * of CloudFormation's events, and the trailer of SDK errors.
 */
export const toolMessage = (text: string): string => {
  const line = text
    .slice(0, lookedAt)
    .replace(/[│╷╵]/g, ' ')
    .replace(/^[\s\S]*?\|\s*(?:CREATE|UPDATE)_FAILED\s*\|[^|\n]*\|[^|\n]*/, ' ')
    .replace(/\n\s*with (?:aws|module)[\s\S]*$/, ' ')
    .replace(/\s*\(Service: [^)]{0,300}\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^Error:\s*/, '')
    .replace(/\.$/, '');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
};
