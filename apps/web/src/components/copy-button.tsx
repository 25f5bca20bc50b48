import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';

interface Props {
  readonly text: string;
  /** What is copied, to complete "Copy …". */
  readonly what: string;
}

/** Copies a text and says so. */
export const CopyButton = ({ text, what }: Props) => (
  <CopyToClipboard
    variant="icon"
    textToCopy={text}
    copyButtonText="Copy"
    copyButtonAriaLabel={`Copy ${what}`}
    copySuccessText="Copied"
    copyErrorText="Could not be copied"
  />
);
