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

const Methods = ({
  methods,
  stage,
  title,
}: Pick<KeyChain, 'methods'> & { readonly stage: string | undefined; readonly title: string }) => (
  <div className="gs-chain__column">
    <h3>{title}</h3>
    {methods.length === 0 ? <p className="gs-quiet">None.</p> : null}
    <ul className="gs-plain-list">
      {methods.map(({ id, saved, deployed }) => (
        <li key={id} className="gs-chain__box">
          <span className="gs-mono">{id}</span>
          {deployed === undefined ? <Status tone="unknown">Deployed version unknown</Status> : null}
          {saved && deployed === false ? (
            <Status tone="warn">{`Not deployed to ${stage ?? 'a stage'}: no key is asked for yet`}</Status>
          ) : null}
          {!saved && deployed === true ? <Status tone="warn">Still asks: the edit is not deployed</Status> : null}
        </li>
      ))}
    </ul>
  </div>
);

const Plan = ({ plan }: { readonly plan: PlanLink }) => (
  <div className="gs-chain__pair">
    <div className="gs-chain__box">
      <strong>{plan.name}</strong> <span className="gs-mono gs-quiet">{plan.id}</span>{' '}
      <RawJson title={`Usage plan ${plan.name}`} value={plan.raw} />
      {plan.limits.map((limit) => (
        <div key={limit} className="gs-small">
          {limit}
        </div>
      ))}
    </div>
    <ul className="gs-plain-list gs-chain__keys">
      {plan.keys === undefined ? (
        <li>
          <Status tone="unknown">Keys could not be read</Status>
        </li>
      ) : null}
      {plan.keys?.length === 0 ? <li className="gs-quiet">No key is in this plan.</li> : null}
      {plan.keys?.map(({ id, name, enabled, raw }) => (
        <li key={id} className="gs-chain__box">
          <strong>{name}</strong> <span className="gs-mono gs-quiet">{id}</span>{' '}
          <CopyButton text={id} what={`the id of key ${name}`} /> <RawJson title={`API key ${name}`} value={raw} />
          <div>
            {enabled === undefined ? (
              <Status tone="unknown">State unknown</Status>
            ) : (
              <Status tone={enabled ? 'good' : 'off'}>{enabled ? 'Enabled' : 'Disabled'}</Status>
            )}
          </div>
        </li>
      ))}
    </ul>
  </div>
);

const keySourceWords = (kind: ApiKind, source: string | undefined): string => {
  if (kind === 'WEBSOCKET') return 'A WebSocket API asks for one at $connect only.';
  return source === undefined ? '' : `Keys are taken from: ${source}.`;
};

/** The chain from methods over usage plans to keys. */
export const KeysTab = ({ view, stage }: TabProps) => {
  const { snapshot, target } = view;
  if (target.kind === 'HTTP') {
    return (
      <NotHere title="Keys and usage plans">
        HTTP APIs have no API keys and no usage plans. Requests are limited by the throttle of the stage and its routes,
        and by the account’s.
      </NotHere>
    );
  }
  const chain = toKeyChain(snapshot, stage);
  const source = snapshot.api.kind === 'REST' ? valueOf(snapshot.api.restApi)?.apiKeySource : undefined;
  return (
    <Section
      title={stage === undefined ? 'Keys and usage plans' : `Keys and usage plans of stage ${stage}`}
      description={`A key counts only if it is enabled and in a plan that holds the stage. ${keySourceWords(target.kind, source)}`}
      fact={snapshot.account.usagePlans}
      consoleLink={consoleLinks.usagePlans(target)}
    >
      <div className="gs-chain">
        <Methods methods={chain.methods} stage={stage} title={`${kindWords[target.kind].Many} that ask for a key`} />
        <div className="gs-chain__column gs-chain__column--wide">
          <h3>Usage plans of the stage, with their keys</h3>
          <FactView
            fact={snapshot.account.usagePlans}
            pointer="/account/usagePlans"
            none={<p>The account has no usage plan.</p>}
          >
            {() =>
              chain.plans.length === 0 ? (
                <p className="gs-quiet">No usage plan holds this stage.</p>
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
