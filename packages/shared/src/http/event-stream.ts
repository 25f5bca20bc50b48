/** One server-sent event. `item` carries what the contract promises, `problem` a problem; `end` is the last one. */
export interface StreamEvent {
  readonly name: string;
  readonly data: string;
}

const longestEvent = 8 * 1024 * 1024;

const toEvent = (block: string): StreamEvent | undefined => {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const field = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    else if (field === 'data') data.push(value);
  }
  return data.length === 0 ? undefined : { name, data: data.join('\n') };
};

/**
 * Reads a stream of server-sent events, chunk by chunk: each call answers the events that the chunk completed. Throws
 * when one event outgrows all measure. https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export const createEventReader = (): ((chunk: string) => readonly StreamEvent[]) => {
  let rest = '';
  return (chunk) => {
    const blocks = (rest + chunk).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    if (rest.length > longestEvent) throw new Error('An event of the stream is too long');
    return blocks.flatMap((block) => toEvent(block) ?? []);
  };
};

/** One event as it is written on the wire. */
export const formatEvent = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
