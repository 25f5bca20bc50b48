import { Section } from '../../../components/section.tsx';
import { AskedSection } from './asked-section.tsx';
import { AuthorizersSection } from './authorizers-section.tsx';
import type { TabProps } from './tab-props.ts';
import { MarkedText } from '../../../components/marked-text.tsx';
import { accessTexts, httpAccessRules, webSocketAccessRules } from '../texts/access-texts.ts';

const Rules = ({ rules }: { readonly rules: readonly string[] }) => (
  <ul className="gs-text-list">
    {rules.map((rule) => (
      <li key={rule}>
        <MarkedText text={rule} />
      </li>
    ))}
  </ul>
);

/** Who may call an HTTP or WebSocket API: no policy stands in front, so the routes alone decide. */
export const RouteAccess = (props: TabProps) => (
  <div className="gs-stack">
    <Section title={accessTexts.title(props.stage)}>
      <Rules rules={props.view.target.kind === 'HTTP' ? httpAccessRules : webSocketAccessRules} />
    </Section>
    <AskedSection {...props} />
    <AuthorizersSection view={props.view} />
  </div>
);
