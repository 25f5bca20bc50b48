import { diagnose, snapshotOf } from '@gatescope/engine';
import { toRequest } from '@gatescope/shared';
import { figure, type Section } from '../figure.ts';
import { apiParts, manyApisRegion as region } from '../many-apis.ts';
import { median, timesOf } from '../median.ts';

/** The engine alone on an API of 300 resources and 600 methods, whose resource policy denies the caller. */
export const largeApi: Section = ({ quick }) => {
  const runs = quick ? 20 : 60;
  const id = 'large00001';
  const account = { accountId: '111122223333', region, ...apiParts(id, 300, ['GET', 'POST']) };
  const url = `https://${id}.execute-api.${region}.amazonaws.com/prod/orders-150`;
  const input = {
    snapshot: snapshotOf(account),
    request: toRequest({ method: 'GET', url, headers: {}, from: 'public-internet', sourceIp: '192.0.2.1' }),
    complaint: { kind: 'refused' as const, status: 403 },
    observations: [],
  };
  const measure = (fixes: boolean): number => {
    timesOf(runs, () => diagnose(input, { fixes }));
    return median(timesOf(runs, () => diagnose(input, { fixes })));
  };
  const text = JSON.stringify(input);
  const baseline = median(timesOf(runs, () => JSON.parse(text)));
  const found = diagnose(input, { fixes: false })
    .findings.map((finding) => finding.id)
    .join(', ');
  const plain = measure(false);
  return Promise.resolve([
    figure({
      name: 'Diagnosis of a 300-resource API, warm, engine only',
      value: plain,
      unit: 'ms',
      bar: 10,
      note: `found: ${found}`,
    }),
    figure({ name: 'The same with fixes, each tried', value: measure(true), unit: 'ms' }),
    figure({ name: 'Baseline of the same run: JSON.parse of its input', value: baseline, unit: 'ms' }),
  ]);
};
