import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import Skeleton from '@cloudscape-design/components/skeleton';
import { useQuery } from '@tanstack/react-query';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { SuggestField } from '../../../components/suggest-field.tsx';
import { UnderstoodList } from '../../../components/understood-list.tsx';
import { apisQuery } from '../../../queries/apis-query.ts';
import { resolveTargetQuery } from '../../../queries/resolve-target-query.ts';
import { NearMisses } from '../near-misses.tsx';
import type { KnownApi } from '../to-known-api.ts';
import { TextField } from '../fields.tsx';
import { useKnownApi } from '../use-known-api.ts';
import { wizardTexts } from '../wizard-texts.ts';
import type { StepProps } from './step-props.ts';
import { toApiOptions, toApiValue } from './to-api-options.ts';

const texts = wizardTexts.target;
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

const Resolution = ({ url }: { readonly url: string }) => {
  const { data, error, isPending, refetch } = useQuery(resolveTargetQuery(url));
  if (isPending) return <Skeleton height="4rem" />;
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  return (
    <UnderstoodList
      title={texts.names}
      items={[
        { what: texts.api, value: data.apiId },
        { what: texts.region, value: data.region },
        ...(data.accountId === undefined ? [] : [{ what: texts.account, value: data.accountId }]),
        ...(data.stage === undefined ? [] : [{ what: texts.stage, value: data.stage }]),
        { what: texts.pathOfUrl, value: data.path },
        { what: texts.because, value: data.because },
      ]}
    />
  );
};

const Near = ({ url, known, onSay }: { readonly url: string; readonly known: KnownApi } & Pick<StepProps, 'onSay'>) => {
  const { data, isPending } = useQuery(resolveTargetQuery(url));
  const apis = useQuery(apisQuery);
  if (isPending || apis.data === undefined) return null;
  return (
    <NearMisses
      url={url}
      apis={apis.data.apis}
      apiId={data?.apiId}
      known={known}
      onPick={(picked) => onSay({ url: picked })}
    />
  );
};

const ApiSelect = ({ question, onSay }: StepProps) => {
  const { data, error, isPending, refetch } = useQuery(apisQuery);
  const options = toApiOptions(data?.apis ?? []);
  const selected = options.find((option) => option.value === toApiValue(question)) ?? null;
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  return (
    <FormField label={texts.api} description={texts.apiHint} stretch>
      <Select
        selectedOption={selected}
        onChange={({ detail }) => {
          const api = data?.apis.find(
            (candidate) =>
              toApiValue({ account: candidate.accountId, region: candidate.region, api: candidate.id }) ===
              detail.selectedOption.value,
          );
          if (api)
            onSay({ account: api.accountId, region: api.region, api: api.id, stage: undefined, path: undefined });
        }}
        options={options}
        filteringType="auto"
        filteringAriaLabel={texts.findApi}
        placeholder={texts.apiPlaceholder}
        statusType={isPending ? 'loading' : 'finished'}
        loadingText={texts.listing}
        empty={texts.noApi}
        selectedAriaLabel={wizardTexts.selected}
      />
    </FormField>
  );
};

/** A URL that leads to an API says all; picking one is for those that do not. */
const useIsNamed = (url: string | undefined): boolean =>
  useQuery({ ...resolveTargetQuery(url ?? ''), enabled: url !== undefined }).isSuccess;

/** A WebSocket API is connected to at its stage, by GET; its calls to @connections are named by their URL. */
const isHandshake = ({ kind }: KnownApi, url: string | undefined): boolean =>
  kind === 'WEBSOCKET' && !url?.includes('@connections');

/** Asks which request it was: by its URL, or by API, stage, method and path. */
export const TargetStep = ({ question, onSay }: StepProps) => {
  const known = useKnownApi(question);
  const isNamed = useIsNamed(question.url);
  return (
    <Container>
      <div className="gs-stack">
        <TextField
          label={texts.url}
          hint={texts.urlHint}
          value={question.url}
          inputMode="url"
          placeholder="https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders"
          onCommit={(url) => onSay({ url })}
        />
        {question.url === undefined ? null : (
          <div aria-live="polite">
            <Resolution key={question.url} url={question.url} />
            <Near url={question.url} known={known} onSay={onSay} />
          </div>
        )}
        {isHandshake(known, question.url) ? null : (
          <SuggestField
            label={texts.method}
            value={question.method}
            suggestions={methods}
            onCommit={(method) => onSay({ method: method?.toUpperCase() })}
          />
        )}
        {isNamed ? null : <ApiSelect question={question} onSay={onSay} />}
        {question.url === undefined ? (
          <>
            <SuggestField
              label={texts.stage}
              value={question.stage}
              suggestions={known.stages}
              onCommit={(stage) => onSay({ stage })}
            />
            {isHandshake(known, question.url) ? null : (
              <SuggestField
                label={texts.path}
                value={question.path}
                suggestions={known.paths}
                placeholder="/orders/42"
                onCommit={(path) => onSay({ path })}
              />
            )}
          </>
        ) : null}
      </div>
    </Container>
  );
};
