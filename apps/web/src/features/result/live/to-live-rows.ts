import type { Observation, PredictedReply } from '@gatescope/shared';
import { liveStepTexts } from './live-texts.ts';

/** One step of a call, as the simulation, the console's host and the caller have it. */
export interface LiveRow {
  readonly step: string;
  readonly simulation: string;
  readonly host: readonly string[];
  readonly caller: readonly string[];
}

const steps = [
  ['dns', liveStepTexts.dns],
  ['tcp', liveStepTexts.tcp],
  ['tls', liveStepTexts.tls],
  ['http', liveStepTexts.http],
] as const;

const describe = (observation: Observation): string => {
  switch (observation.kind) {
    case 'dns':
      return `${observation.name}: ${observation.error ?? (observation.addresses.join(', ') || 'no address')}`;
    case 'tcp':
      return `${observation.address ?? observation.host}:${observation.port} ${observation.outcome}`;
    case 'tls':
      return `${observation.host}: ${observation.outcome}`;
    case 'http':
      return `${observation.method} ${observation.url}: ${observation.status === 0 ? (observation.failure ?? 'no reply') : observation.status}`;
    default:
      return '';
  }
};

const predictedText = ({ status, message, messageStart, connection }: PredictedReply): string =>
  [connection ?? status?.toString(), message ?? messageStart].filter(Boolean).join(' ') || 'not sure';

/** Simulation, host and caller side by side; steps that nobody saw are left out. */
export const toLiveRows = (replies: readonly PredictedReply[], seen: readonly Observation[]): readonly LiveRow[] => {
  const seenFrom = (kind: string, vantage: Observation['vantage']): string[] => [
    ...new Set(seen.filter((one) => one.kind === kind && one.vantage === vantage).map(describe)),
  ];
  return steps
    .map(([kind, step]) => ({
      step,
      simulation: kind === 'http' ? replies.map(predictedText).join(' or ') || 'an answer of the backend' : '',
      host: seenFrom(kind, 'host'),
      caller: seenFrom(kind, 'caller'),
    }))
    .filter(({ host, caller }) => host.length + caller.length > 0);
};
