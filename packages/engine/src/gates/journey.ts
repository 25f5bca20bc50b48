import type { DomainName, PredictedReply, Stage, VpcEndpoint } from '@gatescope/shared';
import type { DeployedMethod, DeployedView } from '../deployed-view.ts';
import type { HeaderPassage } from './names/header-passage.ts';
import type { NextCall } from './integration/next-call.ts';
import type { RunningIntegration } from './integration/running-integration.ts';
import type { RunningRoute } from './v2/running-route.ts';
import type { V2View } from './v2/stage-view.ts';
import type { WebSocketCall } from './v2/websocket-call.ts';

/** How the packets travel once the name is resolved. */
export type Way =
  | {
      readonly kind: 'endpoint';
      readonly vpceId: string /** undefined: an endpoint of another account. */;
      readonly endpoint: VpcEndpoint | undefined;
    }
  | { readonly kind: 'public' }
  | {
      readonly kind: 'load-balancer';
      readonly name: string;
      /** Where it forwards to, when known. */
      readonly to: Way | undefined;
      readonly loadBalancerArn?: string;
      /** Protocol of the listener on the port that is called; `TCP` passes TLS through untouched. */
      readonly protocol?: string;
    }
  | {
      readonly kind: 'distribution';
      readonly name: string;
      /** Where it forwards this path to, when known. */
      readonly to?: Way;
      readonly origin?: Origin;
    }
  | { readonly kind: 'unknown' };

/** What a CDN makes of a request on its way to the origin. */
export interface Origin {
  /** The origin's own name. */
  readonly host: string;
  /** Put before the path; empty or with a leading slash. */
  readonly path: string;
  /** Whether the Host that the viewer sent is passed on instead of the origin's name; undefined: not known. */
  readonly forwardsHost: boolean | undefined;
  /** Which of the viewer's other headers are handed on; undefined: not known. */
  readonly passage?: HeaderPassage;
  /** Whether the query string is handed on; undefined: not known. */
  readonly handsQueryOn?: boolean;
  /** A response headers policy writes headers of its own onto the reply, those of CORS perhaps among them. */
  readonly writesHeaders?: boolean;
  /** Lower-case names of the headers that it adds. */
  readonly adds?: readonly string[];
  /** The cache behavior that serves this path. */
  readonly pointer?: string;
}

/** What stage or mapping took off the front of the path. */
export interface PathPrefix {
  /** Without slashes at its ends; empty when nothing was taken. */
  readonly text: string;
  readonly from: 'stage' | 'base-path' | 'routing-rule';
  /** Whether a proxy integration is still handed it: a base path is, a stage and a stripped base path are not. */
  readonly reachesBackend: boolean;
}

/** Which API, stage and path the Host and the path select. */
export interface Arrival {
  /** The Host that API Gateway reads (or the host that x-apigw-api-id stands for). */
  readonly host: string;
  readonly apiId: string;
  readonly stageName: string;
  readonly stage: Stage | undefined;
  /** Path below the stage (or below the base path), with a leading slash, as sent. */
  readonly path: string;
  /** The custom domain that was used. */
  readonly domain: DomainName | undefined;
  readonly basePath: string | undefined;
  /** What the stage or the mapping took off the front of the path. */
  readonly prefix?: PathPrefix;
}

/** The deployed method that the path and verb select. */
export interface MatchedRoute {
  readonly method: DeployedMethod;
  /** Values of `{name}` and `{proxy+}`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Who the caller is to the policies, once authenticated. */
export interface Identity {
  /** `anonymous` or an ARN. */
  readonly principal: string;
  readonly accountId: string | undefined;
  readonly isSameAccount: boolean | undefined;
}

/** The reply as far as configuration tells it. */
export interface ExpectedReply {
  readonly status?: number;
  /** Header values by lower-case name; undefined where the backend writes them. */
  readonly headersKnown: Readonly<Record<string, readonly string[]>> | undefined;
  /** Lower-case names of headers that are set to values not known here: from the backend, the request or a template. */
  readonly headersOpen?: readonly string[];
  /** Whether status and headers are the backend's own. */
  readonly fromBackend: boolean;
}

/** What only HTTP and WebSocket APIs have. */
export interface V2Step {
  readonly view: V2View;
  /** Set by `route`; absent where API Gateway itself answers. */
  readonly route?: RunningRoute;
  /** Set by `route`, for WebSocket APIs. */
  readonly call?: WebSocketCall;
  /** Set by `route`: the preflight is answered from the CORS configuration. */
  readonly answersPreflight?: boolean;
}

/** What earlier gates learnt; each field is set by one gate. */
export interface Journey {
  /** Set by `name`. */
  readonly way?: Way;
  /** Set by `name`: the names that resolving went through, the URL's first. */
  readonly resolved?: readonly string[];
  /** Set by `host`. */
  readonly arrival?: Arrival;
  /** Set by `host`: what the stage runs. */
  readonly view?: DeployedView;
  /** Set by `route`. */
  readonly route?: MatchedRoute;
  /** Set by `host` and `route` of HTTP and WebSocket APIs. */
  readonly v2?: V2Step;
  /** Set by `authentication`. */
  readonly identity?: Identity;
  /** Set by `resource-policy`: the resource policy's own decision; undefined when the API has none. */
  readonly resourcePolicy?: 'allow' | 'explicitDeny' | 'implicitDeny' | 'none';
  /** Set by `integration`. */
  readonly integration?: {
    readonly type: string;
    /** With its stage variables put in. */
    readonly uri: string | undefined;
    readonly kind: 'lambda' | 'http' | 'aws' | 'mock' | 'unknown';
    readonly running: RunningIntegration;
    /** With its qualifier, for a Lambda integration. */
    readonly functionArn?: string;
  };
  /** Set by `integration`: it calls another API. */
  readonly nextCall?: NextCall;
  /** Set by `response`: what comes back when nothing refuses. */
  readonly response?: ExpectedReply;
  /** Set by the walk at the first stop: what is answered there. */
  readonly refusal?: { readonly gate: string; readonly replies: readonly PredictedReply[] };
}
