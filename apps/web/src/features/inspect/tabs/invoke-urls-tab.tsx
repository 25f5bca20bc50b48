import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Skeleton from '@cloudscape-design/components/skeleton';
import { callerPlaces, type InvokeUrlVariant, type Precondition } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { CodeBlock } from '../../../components/code-block.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { MissingList } from '../../../components/missing-list.tsx';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { Status, type Tone } from '../../../components/status.tsx';
import { SuggestField } from '../../../components/suggest-field.tsx';
import { toMissingView } from '../../../lib/hidden-words.ts';
import { invokeUrlsQuery } from '../../../queries/invoke-urls-query.ts';
import { toEndpointRows } from '../view/to-endpoint-rows.ts';
import { toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import type { TabProps } from './tab-props.ts';
import {
  browserTexts,
  callerPlaceTexts,
  holdsTexts,
  invokeUrlsTexts as texts,
  urlVerdictTexts,
} from '../texts/invoke-urls-texts.ts';

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

const tones = { yes: 'good', no: 'bad', unknown: 'unknown' } as const satisfies Record<InvokeUrlVariant['works'], Tone>;

const Preconditions = ({ items }: { readonly items: readonly Precondition[] }) => (
  <ul className="gs-plain-list gs-preconditions">
    {items.map(({ id, statement, holds: state, observed, missing }) => (
      <li key={id}>
        <Status tone={tones[state]}>
          {statement} <span className="gs-visually-hidden">({holdsTexts[state]})</span>
        </Status>
        {observed === undefined ? null : <span className="gs-quiet"> — {observed}</span>}
        <MissingList items={missing.map(toMissingView)} />
      </li>
    ))}
  </ul>
);

/** Tells one form from the others on the page: several endpoints and zones share a title. */
const nameOf = ({ title, url, zone }: InvokeUrlVariant): string =>
  [title, zone, url.split('/')[2]].filter(Boolean).join(', ');

const VariantCard = ({ variant }: { readonly variant: InvokeUrlVariant }) => {
  const { works, browser } = variant;
  return (
    <Container
      header={
        <Header
          variant="h3"
          headingTagOverride="h2"
          info={<Status tone={tones[works]}>{urlVerdictTexts[works]}</Status>}
        >
          {variant.title}
        </Header>
      }
    >
      <div className="gs-stack gs-stack--tight">
        <div>
          <span className="gs-mono">{variant.url}</span>{' '}
          <CopyButton text={variant.url} what={texts.url(nameOf(variant))} />
          {Object.entries(variant.headers).map(([name, value]) => (
            <div key={name} className="gs-mono">
              {name}: {value}
            </div>
          ))}
        </div>
        <Preconditions items={variant.preconditions} />
        <div>
          <Status tone={tones[browser.usable]}>{texts.inBrowser(browserTexts[browser.usable], browser.because)}</Status>
        </div>
        {variant.notes.map((note) => (
          <p key={note} className="gs-quiet gs-flush">
            {note}
          </p>
        ))}
        <CodeBlock text={variant.curl} what={texts.curl(nameOf(variant))} language="bash" wrap />
      </div>
    </Container>
  );
};

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
      {isPending ? [1, 2, 3].map((card) => <Skeleton key={card} height="14rem" />) : null}
      <div className="gs-stack" aria-busy={isPlaceholderData} aria-live="polite">
        {data?.variants.map((variant) => (
          <VariantCard key={`${variant.form} ${variant.url} ${JSON.stringify(variant.headers)}`} variant={variant} />
        ))}
        {data?.variants.length === 0 ? <p>{data.stages.length === 0 ? texts.noStage : texts.noForm}</p> : null}
      </div>
    </div>
  );
};
