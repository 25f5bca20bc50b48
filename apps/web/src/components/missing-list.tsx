import type { MissingView } from '../lib/hidden-words.ts';
import { CopyButton } from './copy-button.tsx';
import './missing-list.css';
import { Status } from './status.tsx';

/** Facts that are not known: what, why, and the permission that would settle it. */
export const MissingList = ({ items }: { readonly items: readonly MissingView[] }) =>
  items.length === 0 ? null : (
    <ul className="gs-missing">
      {items.map(({ key, what, because, grant, message }) => (
        <li key={key}>
          <Status tone="unknown">
            {what}: unknown, {because}.
          </Status>
          {grant ? (
            <div className="gs-missing__grant">
              Grant <code>{grant.action}</code> on <code>{grant.resource}</code>
              <CopyButton text={`${grant.action} ${grant.resource}`} what="the permission" />
            </div>
          ) : null}
          {message ? <div className="gs-missing__message">{message}</div> : null}
        </li>
      ))}
    </ul>
  );
