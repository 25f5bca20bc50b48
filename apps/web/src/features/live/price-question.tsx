import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { ExternalLink } from '../../components/external-link.tsx';
import { priceTexts as texts } from './texts/search-texts.ts';
import type { Plan } from './use-log-search.ts';

interface Props {
  readonly plan: Plan;
  readonly onQuery: () => void;
  readonly onRead: () => void;
  readonly onCancel: () => void;
}

const usd = (value: number): string => `$${value.toFixed(4)}`;

const costs = ({ price }: Plan): string => {
  if (price === undefined) return texts.unknown;
  const { estimatedUsd, atMostUsd, usdPerGb, asOf, region, isOfThisRegion } = price;
  const rate = texts.rate(usd(usdPerGb), region, asOf, isOfThisRegion);
  if (estimatedUsd === undefined) return texts.sizeUnknown(rate);
  return texts.about(usd(estimatedUsd), atMostUsd === undefined ? undefined : usd(atMostUsd), rate);
};

/** What a billed query would cost, before anything is spent. */
export const PriceQuestion = ({ plan, onQuery, onRead, onCancel }: Props) => (
  <Alert type="info" header={texts.title}>
    <div className="gs-stack gs-stack--tight">
      <p className="gs-flush">
        {plan.because} {costs(plan)}{' '}
        {plan.price === undefined ? null : <ExternalLink href={plan.price.page}>{texts.prices}</ExternalLink>}
      </p>
      <div className="gs-live__bar">
        <Button variant="primary" onClick={onQuery}>
          {texts.run}
        </Button>
        <Button onClick={onRead}>{texts.read}</Button>
        <Button variant="link" onClick={onCancel}>
          {texts.stop}
        </Button>
      </div>
    </div>
  </Alert>
);
