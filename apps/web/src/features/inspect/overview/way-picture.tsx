import './way-picture.css';
import { AppLink } from '../../../components/app-link.tsx';
import { Status } from '../../../components/status.tsx';
import { Value } from '../../../components/value/value.tsx';
import type { ApiTab } from '../../../lib/paths.ts';
import type { WayItem, WayStation } from '../view/to-overview.ts';
import { overviewTexts as texts } from '../texts/overview-texts.ts';

const Title = ({ item: { title, pointer } }: { readonly item: WayItem }) =>
  pointer === undefined ? (
    <>{title}</>
  ) : (
    <Value pointer={pointer} label={title}>
      {title}
    </Value>
  );

const Item = ({ item }: { readonly item: WayItem }) => (
  <li className="gs-way__item gs-values">
    <div>
      <Title item={item} />
    </div>
    {item.note === undefined ? null : <span className="gs-quiet">{item.note}</span>}
    {item.tone === undefined || item.word === undefined ? null : (
      <div>
        <Status tone={item.tone}>{item.word}</Status>
      </div>
    )}
  </li>
);

/** The way a request takes, as stations from left to right (from top to bottom on narrow screens). */
export const WayPicture = ({
  stations,
  hrefOf,
}: {
  readonly stations: readonly WayStation[];
  readonly hrefOf: (tab: ApiTab) => string;
}) => (
  <ol className="gs-way" aria-label={texts.wayLabel}>
    {stations.map((station) => (
      <li key={station.id} className="gs-way__station">
        <h3 className="gs-way__title">
          <AppLink href={hrefOf(station.tab)}>{station.title}</AppLink>
        </h3>
        <ul className="gs-way__items" aria-label={station.title}>
          {station.items.map((item) => (
            <Item key={item.key} item={item} />
          ))}
        </ul>
        {station.unknown === undefined ? null : (
          <div className="gs-way__unknown">
            <Status tone="unknown">{station.unknown}</Status>
          </div>
        )}
      </li>
    ))}
  </ol>
);
