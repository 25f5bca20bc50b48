import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { ExternalLink } from '../../components/external-link.tsx';
import type { Plan } from './use-log-search.ts';

interface Props {
  readonly plan: Plan;
  readonly onQuery: () => void;
  readonly onRead: () => void;
  readonly onCancel: () => void;
}

const usd = (value: number): string => `$${value.toFixed(4)}`;

const costs = ({ price }: Plan): string => {
  if (price === undefined) return 'What the query costs is not known.';
  const { estimatedUsd, atMostUsd, usdPerGb, asOf, region, isOfThisRegion } = price;
  const rate = `AWS bills ${usd(usdPerGb)} per GB scanned (${region}, ${asOf}${isOfThisRegion ? '' : '; the price of this Region is not known here and may be higher'}).`;
  if (estimatedUsd === undefined) return `How much the query scans is not known. ${rate}`;
  return `The query costs about ${usd(estimatedUsd)}${atMostUsd === undefined ? '' : `, at most ${usd(atMostUsd)}`}. ${rate}`;
};

/** What a billed query would cost, before anything is spent. */
export const PriceQuestion = ({ plan, onQuery, onRead, onCancel }: Props) => (
  <Alert type="info" header="A query of CloudWatch Logs Insights costs money">
    <div className="gs-stack gs-stack--tight">
      <p className="gs-flush">
        {plan.because} {costs(plan)}{' '}
        {plan.price === undefined ? null : <ExternalLink href={plan.price.page}>CloudWatch prices</ExternalLink>}
      </p>
      <div className="gs-live__bar">
        <Button variant="primary" onClick={onQuery}>
          Run the query
        </Button>
        <Button onClick={onRead}>Read page by page, free and slow</Button>
        <Button variant="link" onClick={onCancel}>
          Do not search
        </Button>
      </div>
    </div>
  </Alert>
);
