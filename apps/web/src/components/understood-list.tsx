import './understood-list.css';

/** One thing that was read out of a text. */
export interface UnderstoodItem {
  readonly what: string;
  readonly value: string;
}

/** What was read out of a pasted text, so that the reader can check it. */
export const UnderstoodList = ({
  title,
  items,
}: {
  readonly title: string;
  readonly items: readonly UnderstoodItem[];
}) => (
  <section aria-label={title} className="gs-understood">
    <strong>{title}</strong>
    <dl>
      {items.map(({ what, value }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd className="gs-mono">{value}</dd>
        </div>
      ))}
    </dl>
  </section>
);
