import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import { useState } from 'react';
import { toDocument, toJsonLines } from '../lib/json-lines.ts';
import { CodeBlock } from './code-block.tsx';

const toText = (value: unknown): string =>
  toJsonLines(toDocument(value))
    .map(({ text }) => text)
    .join('\n');

/** A button that shows what AWS returned, as JSON. */
export const RawJson = ({ title, value }: { readonly title: string; readonly value: unknown }) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="inline-icon"
        iconName="script"
        ariaLabel={`Show ${title} as JSON`}
        onClick={() => setOpen(true)}
      />
      {open ? (
        <Modal visible size="large" header={title} closeAriaLabel="Close" onDismiss={() => setOpen(false)}>
          <CodeBlock text={toText(value)} what={`${title} as JSON`} lineNumbers />
        </Modal>
      ) : null}
    </>
  );
};
