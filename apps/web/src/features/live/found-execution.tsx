import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Moment } from '../../components/age.tsx';
import { Status } from '../../components/status.tsx';
import { useFollow } from '../../components/use-follow.ts';
import { paths } from '../../lib/paths.ts';
import { foundTexts as texts } from './texts/search-texts.ts';
import { type Found, type RequestGroup, toRequestGroups } from './view/to-found.ts';
import { questionOfRequest } from './view/to-question.ts';

interface Props {
  readonly found: Found;
  readonly place: Parameters<typeof questionOfRequest>[0];
  /** Looks for every line of one request. */
  readonly onWhole: (requestId: string) => void;
}

const atOnce = 20;

const headline = ({ requestId, summary }: RequestGroup): string =>
  [summary?.method, summary?.resourcePath, summary?.status].filter(Boolean).join(' ') || requestId;

const Group = ({ group, place, onWhole }: Omit<Props, 'found'> & { readonly group: RequestGroup }) => {
  const follow = useFollow();
  const { requestId, summary, lines } = group;
  const isWhole = summary?.method !== undefined;
  return (
    <section className="gs-live__group" aria-label={texts.requestOf(requestId)}>
      <div className="gs-live__bar">
        <h3>{headline(group)}</h3>
        {summary?.failed === undefined ? null : (
          <Status tone="bad">
            {summary.failed.gate === undefined ? '' : `${summary.failed.gate}: `}
            {summary.failed.meaning}
          </Status>
        )}
        {requestId === '' ? null : isWhole && summary !== undefined ? (
          <Button
            href={paths.diagnose({ ...questionOfRequest(place, summary, lines), step: 'result' })}
            onFollow={follow}
            ariaLabel={texts.explainThis(headline(group))}
          >
            {texts.explain}
          </Button>
        ) : (
          <Button onClick={() => onWhole(requestId)} ariaLabel={texts.wholeOf(requestId)}>
            {texts.whole}
          </Button>
        )}
      </div>
      <div className="gs-small gs-quiet gs-mono">
        {requestId} {lines[0]?.at === undefined ? null : <Moment at={lines[0].at} />}
      </div>
      <ol className="gs-live__lines">
        {lines.map(({ key, text, findings }) => (
          <li key={key}>
            <span className="gs-live__line">{text.replace(/^\s*\([^)\s]{8,}\)\s*/, '')}</span>
            {findings?.[0] === undefined ? null : <div className="gs-small gs-quiet">{findings[0].meaning}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** The requests of an execution log that were found, each with its lines. */
export const FoundExecution = ({ found, place, onWhole }: Props) => {
  const [shown, setShown] = useState(atOnce);
  const groups = toRequestGroups(found);
  return (
    <div>
      {groups.slice(0, shown).map((group) => (
        <Group key={group.requestId} group={group} place={place} onWhole={onWhole} />
      ))}
      {groups.length > shown ? (
        <Button onClick={() => setShown(shown + atOnce)}>
          {texts.moreRequests(Math.min(atOnce, groups.length - shown), groups.length)}
        </Button>
      ) : null}
    </div>
  );
};
