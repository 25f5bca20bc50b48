import './policy-section.css';
import { useMemo, useState } from 'react';
import { CodeBlock } from '../../../components/code-block.tsx';
import { Status } from '../../../components/status.tsx';
import { findLines, parseWithin, toDocument, toJsonLines } from '../../../lib/json-lines.ts';
import { type PolicyStatementView, toPolicyStatements } from '../view/to-policy-statements.ts';

interface StatementsProps {
  readonly statements: readonly PolicyStatementView[];
  readonly shown: string | undefined;
  readonly onShow: (path: string | undefined) => void;
}

const Statements = ({ statements, shown, onShow }: StatementsProps) => (
  <ol className="gs-statements">
    {statements.map(({ path, sid, effect, headline, when }) => (
      <li key={path} className={path === shown ? 'gs-statement gs-statement--shown' : 'gs-statement'}>
        <button type="button" className="gs-statement__show" aria-pressed={path === shown} onClick={() => onShow(path === shown ? undefined : path)}>
          <Status tone={effect === 'Deny' ? 'bad' : 'good'}>
            <strong>{effect === 'Deny' ? 'Denies' : 'Allows'}</strong> {headline}
          </Status>
          <span className="gs-visually-hidden">; show the statement in the JSON</span>
        </button>
        {sid === undefined ? null : <div className="gs-mono gs-quiet">{sid}</div>}
        {when.length === 0 ? null : (
          <ul className="gs-text-list">
            {when.map((condition) => (
              <li key={condition.path}>{condition.text}</li>
            ))}
          </ul>
        )}
      </li>
    ))}
  </ol>
);

/** A policy in plain words beside its JSON; a statement that is picked is marked there. */
export const PolicySection = ({ policy, what }: { readonly policy: string; readonly what: string }) => {
  const [shown, setShown] = useState<string | undefined>(undefined);
  const statements = useMemo(() => toPolicyStatements(policy), [policy]);
  const lines = useMemo(() => toJsonLines(toDocument(policy)), [policy]);
  if (statements === undefined) {
    return (
      <>
        <Status tone="unknown">This is no readable policy.</Status>
        <CodeBlock text={policy} what={what} wrap />
      </>
    );
  }
  return (
    <div className="gs-policy">
      <Statements statements={statements} shown={shown} onShow={setShown} />
      <CodeBlock
        text={lines.map(({ text }) => text).join('\n')}
        what={what}
        lineNumbers
        marked={shown === undefined ? [] : findLines(lines, parseWithin(shown))}
      />
    </div>
  );
};
