import Button from '@cloudscape-design/components/button';
import { Moment } from '../../components/age.tsx';
import { searchTexts as texts } from './texts/search-texts.ts';
import type { Found } from './view/to-found.ts';

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** How far a search is, and a way to end it. */
export const SearchProgress = ({ found, onCancel }: { readonly found: Found; readonly onCancel: () => void }) => {
  const { progress } = found;
  const share = progress?.share;
  return (
    <div className="gs-live__bar">
      <progress aria-label={texts.share} max={1} {...(share === undefined ? {} : { value: share })} />
      <span>
        {texts.found(found.lines.length)}
        {progress === undefined ? '' : texts.calls(progress.calls)}
        {progress?.bytesScanned === undefined ? '' : texts.scanned(megabytes(progress.bytesScanned))}
        {progress?.through === undefined ? null : (
          <>
            {texts.through} <Moment at={progress.through} />
          </>
        )}
      </span>
      <Button onClick={onCancel}>{texts.cancel}</Button>
    </div>
  );
};
