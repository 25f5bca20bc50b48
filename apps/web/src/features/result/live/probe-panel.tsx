import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { type DiagnosisResult, harmlessMethods, type ProbeBody, probeMethods } from '@gatescope/shared';
import { useState } from 'react';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { Status } from '../../../components/status.tsx';
import { preflightHeaders, toLivePlace } from './live-place.ts';
import { probeTexts as texts } from './live-texts.ts';
import type { ProbeState } from './use-probe.ts';

interface Props {
  readonly result: DiagnosisResult;
  readonly state: ProbeState;
  readonly maySign: boolean;
  readonly onStart: (body: ProbeBody) => void;
  readonly onCancel: () => void;
  /** What was seen becomes part of the question. */
  readonly onTake: () => void;
}

const toBody = (result: DiagnosisResult, method: ProbeBody['method'], sign: boolean): ProbeBody => {
  const { accountId, region, apiId } = result.target;
  const { stage, path, origin } = toLivePlace(result);
  const requestHeaders = preflightHeaders(result);
  return {
    target: { accountId, region, apiId, ...(stage === undefined ? {} : { stage }) },
    ...(path === undefined ? {} : { path }),
    ...(origin === undefined ? {} : { origin }),
    ...(origin === undefined || requestHeaders.length === 0 ? {} : { requestHeaders }),
    ...(sign ? { sign } : {}),
    method,
  };
};

/** A method that may change something: sent once, to one form of the URL, after a warning. */
const ForReal = ({
  method,
  onSend,
  isBusy,
}: {
  readonly method: string;
  readonly onSend: () => void;
  readonly isBusy: boolean;
}) => {
  const [isSure, setIsSure] = useState(false);
  return (
    <ExpandableSection headerText={texts.forReal(method)} headingTagOverride="h3">
      <div className="gs-stack gs-stack--tight">
        <Status tone="warn">{texts.forRealWarning(method)}</Status>
        <Checkbox checked={isSure} onChange={({ detail }) => setIsSure(detail.checked)}>
          {texts.forRealSure(method)}
        </Checkbox>
        <div>
          <Button disabled={!isSure || isBusy} onClick={onSend}>
            {texts.forRealOnce(method)}
          </Button>
        </div>
      </div>
    </ExpandableSection>
  );
};

const Told = ({ state }: Pick<Props, 'state'>) => (
  <>
    {state.words.length === 0 ? null : (
      <ul className="gs-text-list">
        {state.words.map(({ calls, words }) => (
          <li key={words}>
            {words}
            <ul className="gs-plain-list gs-mono gs-small">
              {calls.map((call) => (
                <li key={call}>{call}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    )}
    {state.refused.length === 0 ? null : (
      <ul className="gs-text-list">
        {[...new Set(state.refused.map(({ because }) => because))].map((because) => {
          const urls = [...new Set(state.refused.filter((one) => one.because === because).map(({ url }) => url))];
          return (
            <li key={because}>
              <details>
                <summary>{texts.notTried(urls.length, because)}</summary>
                <ul className="gs-plain-list gs-mono gs-small">
                  {urls.map((url) => (
                    <li key={url}>{url}</li>
                  ))}
                </ul>
              </details>
            </li>
          );
        })}
      </ul>
    )}
  </>
);

/** Tries the URLs of the API from the console's host. */
export const ProbePanel = ({ result, state, maySign, onStart, onCancel, onTake }: Props) => {
  const [isSigned, setIsSigned] = useState(false);
  const { method } = toLivePlace(result);
  const verb = harmlessMethods.find((one) => one === method);
  const real = verb === undefined ? probeMethods.find((one) => one === method) : undefined;
  const isBusy = state.step === 'running';
  return (
    <div className="gs-stack gs-stack--tight">
      <div className="gs-live-bar">
        <Button loading={isBusy} onClick={() => onStart(toBody(result, verb ?? 'OPTIONS', isSigned))}>
          {texts.try}
        </Button>
        {isBusy ? <Button onClick={onCancel}>{texts.cancel}</Button> : null}
        <span className="gs-quiet">{verb === undefined ? texts.optionsInstead : texts.sends(verb)}</span>
      </div>
      {maySign ? (
        <Checkbox
          checked={isSigned}
          onChange={({ detail }) => setIsSigned(detail.checked)}
          description={texts.signMeans}
        >
          {texts.sign}
        </Checkbox>
      ) : null}
      {real === undefined ? null : (
        <ForReal
          method={real}
          isBusy={isBusy}
          onSend={() => onStart({ ...toBody(result, real, isSigned), acceptsEffects: true, forms: ['default-host'] })}
        />
      )}
      <div aria-live="polite">
        {state.trying === undefined ? null : <p className="gs-flush">{texts.trying(state.trying)}</p>}
        {state.step === 'cancelled' ? <Status tone="off">{texts.cancelled}</Status> : null}
        {state.step === 'done' && state.observations.length === 0 ? <Status tone="info">{texts.nothing}</Status> : null}
        {state.error === undefined ? null : <ProblemPanel error={state.error} />}
      </div>
      <Told state={state} />
      {state.step === 'done' && state.observations.length > 0 && !state.isSigned ? (
        <div>
          <Button onClick={onTake}>{texts.take}</Button>
        </div>
      ) : null}
    </div>
  );
};
