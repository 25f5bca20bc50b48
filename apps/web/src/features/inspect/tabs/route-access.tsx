import { Section } from '../../../components/section.tsx';
import { AskedSection } from './asked-section.tsx';
import { AuthorizersSection } from './authorizers-section.tsx';
import type { TabProps } from './tab-props.ts';

const HttpRules = () => (
  <ul className="gs-text-list">
    <li>Each route decides by its own authorization: none, IAM, JWT or a Lambda authorizer.</li>
    <li>
      HTTP APIs have no resource policy, no private endpoint and no web ACL: nothing asks where a call comes from. Who
      must ask that needs a REST API, or something in front of this one.
    </li>
    <li>A refusal names no reason: 401 Unauthorized or 403 Forbidden.</li>
  </ul>
);

const WebSocketRules = () => (
  <ul className="gs-text-list">
    <li>
      The handshake is authorized, by the route <span className="gs-mono">$connect</span>. Messages are not asked again:
      they come over a connection that was admitted.
    </li>
    <li>
      WebSocket APIs have no resource policy and no private endpoint, and CORS does not apply: a page of any origin may
      connect, unless <span className="gs-mono">$connect</span> looks at the Origin header.
    </li>
    <li>
      Backends that send, look up or end a connection (<span className="gs-mono">@connections</span>) sign with AWS
      credentials and need <span className="gs-mono">execute-api:ManageConnections</span>.
    </li>
  </ul>
);

/** Who may call an HTTP or WebSocket API: no policy stands in front, so the routes alone decide. */
export const RouteAccess = (props: TabProps) => (
  <div className="gs-stack">
    <Section title={props.stage === undefined ? 'Who may call' : `Who may call stage ${props.stage}`}>
      {props.view.target.kind === 'HTTP' ? <HttpRules /> : <WebSocketRules />}
    </Section>
    <AskedSection {...props} />
    <AuthorizersSection view={props.view} />
  </div>
);
