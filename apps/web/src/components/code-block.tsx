import './code-block.css';
import { useEffect, useRef } from 'react';
import { CopyButton } from './copy-button.tsx';

interface Props {
  readonly text: string;
  /** What it is, for the copy button and for screen readers: "the CLI commands". */
  readonly what: string;
  readonly language?: string;
  readonly lineNumbers?: boolean;
  /** 1-based numbers of the lines that matter; the first one is scrolled into the block's view. */
  readonly marked?: readonly number[];
  readonly wrap?: boolean;
}

const changeClass = (line: string, language: string | undefined): string => {
  if (language !== 'diff') return '';
  if (line.startsWith('+')) return ' gs-code__line--added';
  return line.startsWith('-') ? ' gs-code__line--removed' : '';
};

/** Text to read and copy, with line numbers and marked lines where wanted. */
export const CodeBlock = ({ text, what, language, lineNumbers = false, marked = [], wrap = false }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const first = marked[0];
  useEffect(() => {
    const box = scroller.current;
    const line = box?.querySelector<HTMLElement>('.gs-code__line--marked');
    // Scrolls the block only, never the page.
    if (box && line) box.scrollTop = Math.max(0, line.offsetTop - box.clientHeight / 3);
  }, [first, text]);
  const isMarked = new Set(marked);
  return (
    <div className={`gs-code${wrap ? ' gs-code--wrap' : ''}`}>
      {/* Scrollable, so it has to be reachable by keyboard. */}
      <div ref={scroller} className="gs-code__scroll" tabIndex={0} role="group" aria-label={what}>
        <pre>
          <code>
            {text.split('\n').map((line, index) => {
              const number = index + 1;
              const markClass = isMarked.has(number) ? ' gs-code__line--marked' : '';
              const content = `${line}\n`;
              return (
                <span
                  // Lines have no identity but their number.
                  key={number}
                  className={`gs-code__line${markClass}${changeClass(line, language)}`}
                  {...(lineNumbers ? { 'data-number': number } : {})}
                >
                  {isMarked.has(number) ? <mark className="gs-code__mark">{content}</mark> : content}
                </span>
              );
            })}
          </code>
        </pre>
      </div>
      <div className="gs-code__copy">
        <CopyButton text={text} what={what} />
      </div>
    </div>
  );
};
