import { ExternalLink } from '../../../components/external-link.tsx';
import { routesTexts as texts, targetKindTexts } from '../texts/routes-texts.ts';
import type { TargetLink } from '../view/to-target-links.ts';

const Account = ({ link: { accountId } }: { readonly link: TargetLink }) =>
  accountId === undefined ? null : <span className="gs-quiet gs-small"> {texts.otherAccount(accountId)}</span>;

/** What stands behind a route, with its places in the AWS console. */
export const RouteTarget = ({ target, links }: { readonly target: string; readonly links: readonly TargetLink[] }) => {
  const [first] = links;
  if (first?.kind === 'function')
    return (
      <>
        <ExternalLink href={first.href}>
          <span className="gs-mono">{target}</span>
        </ExternalLink>
        <Account link={first} />
      </>
    );
  return (
    <>
      <span className="gs-mono">{target}</span>
      {links.map((link) => (
        <div key={link.href} className="gs-small">
          <ExternalLink href={link.href}>
            {targetKindTexts[link.kind]} {link.name}
          </ExternalLink>
          <Account link={link} />
        </div>
      ))}
    </>
  );
};
