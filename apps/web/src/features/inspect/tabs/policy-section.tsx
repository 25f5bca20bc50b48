import './policy-section.css';
import type { PolicyInWords } from '@gatescope/shared';
import { useMemo, useState } from 'react';
import { CodeBlock } from '../../../components/code-block.tsx';
import { Status } from '../../../components/status.tsx';
import { Value } from '../../../components/value/value.tsx';
import { findLines, parseWithin, toDocument, toJsonLines } from '../../../lib/json-lines.ts';
import { policyTexts as texts, policyAspectTexts } from '../texts/access-texts.ts';

type Statement = PolicyInWords['statements'][number];

interface Picking {
  /** The path that is marked in the JSON. */
  readonly shown: string | undefined;
  readonly onShow: (path: string) => void;
}

const StatementCard = ({ statement, shown, onShow }: { readonly statement: Statement } & Picking) => {
  const { path, sid, effect, headline, lines } = statement;
  const [verb = '', ...rest] = headline.split(' ');
  return (
    <li className={path === shown ? 'gs-statement gs-statement--shown' : 'gs-statement'}>
      <button type="button" className="gs-statement__show" aria-pressed={path === shown} onClick={() => onShow(path)}>
        <Status tone={effect === 'Deny' ? 'bad' : 'good'}>
          <strong>{verb}</strong> {rest.join(' ')}
        </Status>
        <span className="gs-visually-hidden">{texts.markStatement}</span>
      </button>
      {sid === undefined ? null : <div className="gs-mono gs-quiet">{sid}</div>}
      <ul className="gs-statement__lines">
        {lines.map((line) => (
          <li key={line.path}>
            <button
              type="button"
              className="gs-statement__show"
              aria-pressed={line.path === shown}
              onClick={() => onShow(line.path)}
            >
              <span className="gs-quiet">{policyAspectTexts[line.aspect]}:</span> {line.text}
              <span className="gs-visually-hidden">{texts.markLine}</span>
            </button>
          </li>
        ))}
      </ul>
    </li>
  );
};

const Malformed = ({ parts }: { readonly parts: PolicyInWords['malformed'] }) => (
  <ul className="gs-plain-list">
    {parts.map(({ path, reason, line }) => (
      <li key={`${path} ${reason}`}>
        <Status tone="bad">
          {path === '' ? texts.document : path}: {reason}
          {line === undefined ? '' : texts.atLine(line)}
        </Status>
      </li>
    ))}
  </ul>
);

interface Props {
  readonly inWords: PolicyInWords;
  /** The document as AWS returned it; undefined where the snapshot at hand does not hold it. */
  readonly policy: unknown;
  readonly what: string;
  /** Where it stands in the snapshot. */
  readonly pointer: string;
}

/** A policy in plain words beside its JSON; what is picked is marked there. */
export const PolicySection = ({ inWords, policy, what, pointer }: Props) => {
  const [shown, setShown] = useState<string | undefined>(undefined);
  const lines = useMemo(() => toJsonLines(toDocument(policy)), [policy]);
  const show = (path: string): void => setShown((before) => (before === path ? undefined : path));
  return (
    <div className="gs-policy">
      <div>
        <Malformed parts={inWords.malformed} />
        <ol className="gs-statements">
          {inWords.statements.map((statement) => (
            <StatementCard key={statement.path} statement={statement} shown={shown} onShow={show} />
          ))}
        </ol>
      </div>
      {policy === undefined ? null : (
        <figure className="gs-figure">
          <figcaption className="gs-values">
            <Value pointer={pointer} label={what.charAt(0).toUpperCase() + what.slice(1)}>
              <span className="gs-quiet">{texts.asReturned}</span>
            </Value>
          </figcaption>
          <CodeBlock
            text={lines.map(({ text }) => text).join('\n')}
            what={what}
            lineNumbers
            marked={shown === undefined ? [] : findLines(lines, parseWithin(shown))}
          />
        </figure>
      )}
    </div>
  );
};
