/** Who serves a host form: it decides what must hold. */
export type FormKind =
  | 'default-host'
  | 'alias-host'
  | 'endpoint-host-header'
  | 'endpoint-api-id-header'
  | 'zonal-api-id-header'
  | 'custom-domain'
  | 'private-custom-domain'
  | 'load-balancer-api-id-header'
  | 'connections-default-host'
  | 'connections-custom-domain';

/** One way to address a route, before anything is checked. */
export interface InvokeForm {
  readonly form: FormKind;
  readonly title: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly vpceId?: string;
  readonly zone?: string;
  readonly notes: readonly string[];
}
