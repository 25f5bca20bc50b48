import { Moment } from '../../components/age.tsx';
import { chartTexts as texts } from './texts/timeline-texts.ts';
import type { Chart, ChartPoint } from './view/to-chart.ts';

interface Props {
  readonly chart: Chart;
  /** Where edits lie, from 0 to 1. */
  readonly edits: readonly number[];
  readonly from: string;
  readonly to: string;
}

const width = 300;
const height = 72;

const Bars = ({ points, step }: { readonly points: readonly ChartPoint[]; readonly step: number }) => (
  <>
    {points.map(({ x, y, isBeyond }) => (
      <rect
        key={x}
        className={`gs-chart__bar${isBeyond ? ' gs-chart__bar--beyond' : ''}`}
        x={x * width}
        y={height - y * height}
        width={Math.max(1, Math.min(step, 1 - x) * width * 0.8)}
        height={y * height}
      />
    ))}
  </>
);

const toLine = (points: readonly ChartPoint[]): string =>
  points.map(({ x, y }) => `${(x * width).toFixed(1)},${(height - y * height).toFixed(1)}`).join(' ');

const Lines = ({ series }: Pick<Chart, 'series'>) => (
  <>
    {series.map(({ name, points }, index) => (
      <polyline
        key={name}
        className={`gs-chart__area${index === 0 ? '' : ' gs-chart__area--second'}`}
        points={toLine(points)}
      />
    ))}
  </>
);

/** A metric as a small chart with its threshold and the edits; what it shows is said in words as well. */
export const SmallChart = ({ chart, edits, from, to }: Props) => {
  const { title, series, step, threshold, unit, summary } = chart;
  const limit = threshold === undefined ? '' : texts.threshold(`${threshold.value}${unit && ` ${unit}`}`);
  return (
    <figure className="gs-chart">
      <figcaption>
        <strong>{title}</strong>
        <div className="gs-small gs-quiet">
          {summary}.{limit}
          {series.length > 1 ? texts.dashed : ''}
        </div>
      </figcaption>
      <div className="gs-chart__plot">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${title}: ${summary}.${limit}`}
        >
          {unit === 'ms' ? <Lines series={series} /> : <Bars points={series[0]?.points ?? []} step={step} />}
          {threshold === undefined || threshold.y > 1 ? null : (
            <line
              className="gs-chart__threshold"
              x1={0}
              x2={width}
              y1={height - threshold.y * height}
              y2={height - threshold.y * height}
            />
          )}
          {edits.map((x) => (
            <line key={x} className="gs-chart__edit" x1={x * width} x2={x * width} y1={0} y2={height} />
          ))}
        </svg>
      </div>
      <div className="gs-chart__ends">
        <Moment at={from} />
        <Moment at={to} />
      </div>
    </figure>
  );
};
