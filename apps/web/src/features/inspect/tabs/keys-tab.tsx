import './keys-tab.css';
import type { ApiKind } from '@gatescope/shared';
import { CopyButton } from '../../../components/copy-button.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { RawJson } from '../../../components/raw-json.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { kindWords } from '../../../lib/kind-words.ts';
import { valueOf } from '../../../lib/snapshot/fact-list.ts';
import { type KeyChain, type PlanLink, toKeyChain } from '../view/to-key-chain.ts';
import { NotHere } from './not-here.tsx';
import type { TabProps } from './tab-props.ts';
import { keysTexts as texts } from '../texts/keys-texts.ts';

const Methods = ({
  methods,
  stage,
  title,
}: Pick<KeyChain, 'methods'> & { readonly stage: string | undefined; readonly title: string }) => (
  <div className="gs-chain__column">
    <h3>{title}</h3>
    {methods.length === 0 ? <p className="gs-quiet">{texts.noneAsks}</p> : null}
    <ul className="gs-plain-list">
      {methods.map(({ id, saved, deployed }) => (
        <li key={id} className="gs-chain__box">
          <span className="gs-mono">{id}</span>
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
    <div className="gs-chain__box">
      <strong>{plan.name}</strong> <span className="gs-mono gs-quiet">{plan.id}</span>{' '}
      <RawJson title={texts.plan(plan.name)} value={plan.raw} />
      {plan.limits.map((limit) => (
        <div key={limit} className="gs-small">
          {limit}
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
      {plan.keys?.map(({ id, name, enabled, raw }) => (
        <li key={id} className="gs-chain__box">
          <strong>{name}</strong> <span className="gs-mono gs-quiet">{id}</span>{' '}
          <CopyButton text={id} what={texts.keyId(name)} /> <RawJson title={texts.key(name)} value={raw} />
          <div>
            {enabled === undefined ? (
              <Status tone="unknown">{texts.stateUnknown}</Status>
            ) : (
              <Status tone={enabled ? 'good' : 'off'}>{enabled ? texts.enabled : texts.disabled}</Status>
            )}
          </div>
        </li>
      ))}
    </ul>
  </div>
);

const keySourceWords = (kind: ApiKind, source: string | undefined): string => {
  if (kind === 'WEBSOCKET') return texts.atConnect;
  return source === undefined ? '' : texts.source(source);
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
      description={`${texts.lead} ${keySourceWords(target.kind, source)}`}
      fact={snapshot.account.usagePlans}
      consoleLink={consoleLinks.usagePlans(target)}
    >
      <div className="gs-chain">
        <Methods methods={chain.methods} stage={stage} title={texts.asking(kindWords[target.kind].Many)} />
        <div className="gs-chain__column gs-chain__column--wide">
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
