import type { GeneratedLog } from '../../account-file.ts';
import type { EventList } from './log-groups.ts';

/** The events of a generated log, made one by one when they are read. */
export function generatedEvents(log: GeneratedLog): EventList {
  const start = Date.parse(log.startTime);
  return {
    count: log.count,
    at: (position) => {
      const timestamp = start + position * log.intervalMs;
      const special = log.every?.find(({ nth }) => (position + 1) % nth === 0);
      return { timestamp, message: fill(special?.message ?? log.message, { position, timestamp }) };
    },
  };
}

/** The request id that the event at a position carries. */
export function generatedRequestId(position: number): string {
  const hex = position.toString(16).padStart(12, '0');
  return `00000000-0000-4000-8000-${hex}`;
}

function fill(template: string, { position, timestamp }: { position: number; timestamp: number }): string {
  return template
    .replaceAll('{i}', String(position))
    .replaceAll('{requestId}', generatedRequestId(position))
    .replaceAll('{time}', new Date(timestamp).toISOString());
}
