import Button from '@cloudscape-design/components/button';
import { Moment } from '../../components/age.tsx';
import type { Found } from './view/to-found.ts';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB scanned`;

/** How far a search is, and a way to end it. */
export const SearchProgress = ({ found, onCancel }: { readonly found: Found; readonly onCancel: () => void }) => {
  const { progress } = found;
  const share = progress?.share;
  return (
    <div className="gs-live__bar">
      <progress
        aria-label="Share of the time that has been searched"
        max={1}
        {...(share === undefined ? {} : { value: share })}
      />
      <span>
        {found.lines.length} {found.lines.length === 1 ? 'line' : 'lines'} found
        {progress === undefined ? '' : `, ${progress.calls} ${progress.calls === 1 ? 'call' : 'calls'}`}
        {progress?.bytesScanned === undefined ? '' : `, ${megabytes(progress.bytesScanned)}`}
        {progress?.through === undefined ? null : (
          <>
            , searched up to <Moment at={progress.through} />
          </>
        )}
      </span>
      <Button onClick={onCancel}>Cancel the search</Button>
    </div>
  );
};
