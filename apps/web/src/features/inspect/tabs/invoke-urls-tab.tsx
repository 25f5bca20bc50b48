import Select from '@cloudscape-design/components/select';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Skeleton from '@cloudscape-design/components/skeleton';
import { callerPlaces } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { SuggestField } from '../../../components/suggest-field.tsx';
import { invokeUrlsQuery } from '../../../queries/invoke-urls-query.ts';
import { toEndpointRows } from '../view/to-endpoint-rows.ts';
import { toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import type { TabProps } from './tab-props.ts';
import { callerPlaceTexts, invokeUrlsTexts as texts } from '../texts/invoke-urls-texts.ts';
import { byUrlVerdict } from '../view/by-url-verdict.ts';
import { UrlVariant } from './url-variant.tsx';

/** The route and the place that URLs are wanted for. */
export interface UrlChoice {
  readonly path: string | undefined;
  readonly method: string | undefined;
  readonly from: string | undefined;
  readonly vpc: string | undefined;
}

interface Props extends TabProps {
  readonly choice: UrlChoice;
  readonly onChoose: (part: Partial<UrlChoice>) => void;
}

const Choice = ({ view, stage, choice, onChoose }: Props) => {
  const rows = toRouteRows(view.snapshot, stage);
  const vpcs = toEndpointRows(view.snapshot).map(({ vpcId, vpcName }) => ({
    value: vpcId,
    ...(vpcName === undefined ? {} : { description: vpcName }),
  }));
  const options = callerPlaces.map((place) => ({ value: place, label: callerPlaceTexts[place] }));
  return (
    <Grid
      gridDefinition={[
        { colspan: { default: 12, s: 4 } },
        { colspan: { default: 12, s: 4 } },
        { colspan: { default: 12, s: 4 } },
      ]}
    >
      <SuggestField
        label={texts.path}
        value={choice.path}
        suggestions={[...new Set(rows.map(({ path }) => path))]}
        placeholder="/"
        onCommit={(path) => onChoose({ path })}
      />
      <FormField label={texts.calledFrom} stretch>
        <Select
          selectedOption={options.find(({ value }) => value === (choice.from ?? 'not-said')) ?? null}
          options={options}
          onChange={({ detail }) =>
            onChoose({ from: detail.selectedOption.value === 'not-said' ? undefined : detail.selectedOption.value })
          }
        />
      </FormField>
      <SuggestField
        label={texts.vpc}
        value={choice.vpc}
        suggestions={vpcs}
        placeholder="vpc-…"
        onCommit={(vpc) => onChoose({ vpc })}
      />
    </Grid>
  );
};

/** Every way to write the URL of a route, each with what must hold for it. */
export const InvokeUrlsTab = (props: Props) => {
  const { view, stage, choice } = props;
  const from = callerPlaces.find((place) => place === choice.from);
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(
    invokeUrlsQuery(view.target, {
      ...(stage === undefined ? {} : { stage }),
      ...(choice.path === undefined ? {} : { path: choice.path }),
      ...(choice.method === undefined ? {} : { method: choice.method }),
      ...(from === undefined ? {} : { from }),
      ...(choice.vpc === undefined ? {} : { vpcId: choice.vpc }),
    }),
  );
  return (
    <div className="gs-stack">
      <Choice {...props} />
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? [1, 2, 3].map((card) => <Skeleton key={card} height="6rem" />) : null}
      <div aria-busy={isPlaceholderData} aria-live="polite">
        {byUrlVerdict(data?.variants ?? []).map((variant, index) => (
          <UrlVariant
            key={`${variant.form} ${variant.url} ${JSON.stringify(variant.headers)}`}
            variant={variant}
            isOpen={index === 0}
          />
        ))}
        {data?.variants.length === 0 ? <p>{data.stages.length === 0 ? texts.noStage : texts.noForm}</p> : null}
      </div>
    </div>
  );
};
