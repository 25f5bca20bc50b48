/** A text whose parts between backticks are names, to be read letter by letter. */
export const MarkedText = ({ text }: { readonly text: string }) => (
  <>
    {text.split('`').map((part, index) =>
      index % 2 === 0 ? (
        part
      ) : (
        // The parts of a text have no names of their own, and never change places.
        <span key={`${index} ${part}`} className="gs-mono">
          {part}
        </span>
      ),
    )}
  </>
);
