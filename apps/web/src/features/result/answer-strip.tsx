import Button from '@cloudscape-design/components/button';
import { Status } from '../../components/status.tsx';
import { Certainty } from './certainty.tsx';
import { resultTexts as texts } from './result-texts.ts';
import type { ResultView } from './view/to-result-view.ts';

const findStop = ({ traces }: ResultView) => traces.flatMap(({ hops }) => hops).find((hop) => hop.place === 'focus');

/** The first fix: what most readers came for. */
const goToFix = (): void => {
  const fix = document.querySelector<HTMLElement>('.gs-fix');
  fix?.scrollIntoView({ block: 'start' });
  fix?.focus({ preventScroll: true });
};

/** The answer in one glance: where it stops, why, what helps, who must act. */
export const AnswerStrip = ({ view }: { readonly view: ResultView }) => {
  const [finding] = view.findings;
  const [fix] = finding?.fixes ?? [];
  const stop = findStop(view);
  return (
    <dl className="gs-answer">
      {stop === undefined ? null : (
        <div>
          <dt>{stop.tone === 'unknown' ? texts.unknownFrom : texts.stopsAt}</dt>
          <dd>{stop.title}</dd>
        </div>
      )}
      <div>
        <dt>{texts.cause}</dt>
        <dd>{finding === undefined ? texts.noCause : finding.title}</dd>
        {finding === undefined ? null : (
          <dd>
            <Certainty certainty={finding.certainty} />
          </dd>
        )}
      </div>
      {finding === undefined ? null : (
        <div>
          <dt>{texts.fix}</dt>
          <dd>
            {fix === undefined ? (
              texts.noFix
            ) : (
              <Button variant="inline-link" ariaLabel={texts.toFix(fix.title)} onClick={goToFix}>
                {fix.title}
              </Button>
            )}
          </dd>
          {fix === undefined ? null : (
            <dd>
              <Status tone={fix.state.tone}>{fix.state.word}</Status>
            </dd>
          )}
        </div>
      )}
      {fix === undefined ? null : (
        <div>
          <dt>{texts.mustAct}</dt>
          <dd>{fix.actor.who}</dd>
        </div>
      )}
      {view.predicted.length === 0 ? null : (
        <div>
          <dt>{texts.predicted}</dt>
          {view.predicted.slice(0, 2).map((reply) => (
            <dd key={reply} className="gs-mono">
              {reply}
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
};
