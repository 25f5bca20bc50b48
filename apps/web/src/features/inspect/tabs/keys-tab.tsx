import './keys-tab.css';
import type { ApiKind } from '@gatescope/shared';
import { CopyButton } from '../../../components/copy-button.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { Value } from '../../../components/value/value.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { kindWords } from '../../../lib/kind-words.ts';
import { valueOf } from '../../../lib/snapshot/fact-list.ts';
import { routesFact } from '../../../lib/snapshot/to-route-rows.ts';
import { type KeyChain, type PlanLink, toKeyChain } from '../view/to-key-chain.ts';
import { NotHere } from './not-here.tsx';
import type { TabProps } from './tab-props.ts';
import { keysTexts as texts } from '../texts/keys-texts.ts';

const Methods = ({
  methods,
  stage,
  title,
  isHidden,
}: Pick<KeyChain, 'methods'> & {
  readonly stage: string | undefined;
  readonly title: string;
  readonly isHidden: boolean;
}) => (
  <div className="gs-chain__column">
    <h3>{title}</h3>
    {isHidden ? <Status tone="unknown">{texts.asksUnknown}</Status> : null}
    {methods.length === 0 && !isHidden ? <p className="gs-quiet">{texts.noneAsks}</p> : null}
    <ul className="gs-plain-list">
      {methods.map(({ id, saved, deployed, pointer }) => (
        <li key={id} className="gs-chain__box gs-values">
          <Value pointer={pointer} label={texts.asks(id)}>
            <span className="gs-mono">{id}</span>
          </Value>
          {deployed === undefined ? <Status tone="unknown">{texts.deployedUnknown}</Status> : null}
          {saved && deployed === false ? <Status tone="warn">{texts.notYet(stage)}</Status> : null}
          {!saved && deployed === true ? <Status tone="warn">{texts.stillAsks}</Status> : null}
        </li>
      ))}
    </ul>
  </div>
);

const Plan = ({ plan }: { readonly plan: PlanLink }) => (
  <div className="gs-chain__pair">
    <div className="gs-chain__box gs-values">
      <Value pointer={plan.pointer} label={texts.plan(plan.name)}>
        <strong>{plan.name}</strong> <span className="gs-mono gs-quiet">{plan.id}</span>
      </Value>
      {plan.limits.map(({ text, pointer }) => (
        <div key={pointer} className="gs-small">
          <Value pointer={pointer} label={texts.limit(plan.name)}>
            {text}
          </Value>
        </div>
      ))}
    </div>
    <ul className="gs-plain-list gs-chain__keys">
      {plan.keys === undefined ? (
        <li>
          <Status tone="unknown">{texts.keysUnknown}</Status>
        </li>
      ) : null}
      {plan.keys?.length === 0 ? <li className="gs-quiet">{texts.noKey}</li> : null}
      {plan.keys?.map(({ id, name, enabled, pointer }) => (
        <li key={id} className="gs-chain__box gs-values">
          <Value pointer={pointer} label={texts.key(name)}>
            <strong>{name}</strong> <span className="gs-mono gs-quiet">{id}</span>{' '}
            <CopyButton text={id} what={texts.keyId(name)} />
          </Value>
          <div>
            {enabled === undefined ? (
              <Status tone="unknown">{texts.stateUnknown}</Status>
            ) : (
              <Value pointer={`${pointer}/enabled`} label={texts.keyState(name)}>
                <Status tone={enabled ? 'good' : 'off'}>{enabled ? texts.enabled : texts.disabled}</Status>
              </Value>
            )}
          </div>
        </li>
      ))}
    </ul>
  </div>
);

const KeySource = ({ kind, source }: { readonly kind: ApiKind; readonly source: string | undefined }) => {
  if (kind === 'WEBSOCKET') return <>{texts.atConnect}</>;
  if (source === undefined) return null;
  return (
    <Value pointer="/api/restApi/value/apiKeySource" label={texts.keySource}>
      {texts.source(source)}
    </Value>
  );
};

/** The chain from methods over usage plans to keys. */
export const KeysTab = ({ view, stage }: TabProps) => {
  const { snapshot, target } = view;
  if (target.kind === 'HTTP') {
    return <NotHere title={texts.title(undefined)}>{texts.notHttp}</NotHere>;
  }
  const chain = toKeyChain(snapshot, stage);
  const source = snapshot.api.kind === 'REST' ? valueOf(snapshot.api.restApi)?.apiKeySource : undefined;
  return (
    <Section
      title={texts.title(stage)}
      description={
        <span className="gs-values">
          {texts.lead} <KeySource kind={target.kind} source={source} />
        </span>
      }
      fact={snapshot.account.usagePlans}
      consoleLink={consoleLinks.usagePlans(target)}
    >
      <div className="gs-chain">
        <Methods
          methods={chain.methods}
          stage={stage}
          title={texts.asking(kindWords[target.kind].Many)}
          isHidden={routesFact(snapshot).state === 'hidden'}
        />
        <div
          className={`gs-chain__column gs-chain__column--wide${chain.methods.length > 0 && chain.plans.length > 0 ? ' gs-chain__column--linked' : ''}`}
        >
          <h3>{texts.plans}</h3>
          <FactView fact={snapshot.account.usagePlans} pointer="/account/usagePlans" none={<p>{texts.noPlan}</p>}>
            {() =>
              chain.plans.length === 0 ? (
                <p className="gs-quiet">{texts.noPlanHolds}</p>
              ) : (
                chain.plans.map((plan) => <Plan key={plan.id} plan={plan} />)
              )
            }
          </FactView>
        </div>
      </div>
    </Section>
  );
};
