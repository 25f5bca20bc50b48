import type { Request } from '@gatescope/shared';
import type { Way } from '../journey.ts';
import { isPrivateAddress } from './ip-range.ts';

/** What the network path tells the policies about a caller. An absent field is not known. */
export type Vantage =
  | { readonly kind: 'public'; readonly sourceIp?: string }
  | {
      readonly kind: 'endpoint';
      readonly vpceId?: string /** The endpoint's VPC, not the caller's. */;
      readonly vpcId?: string;
      readonly vpcSourceIp?: string;
    };

interface Travel {
  readonly way: Way | undefined;
  readonly isPrivateApi: boolean;
  readonly request: Request;
}

const throughEndpoint = ({ way, request }: Travel, isDirect: boolean): Vantage => {
  const { sourceIp, vpceId } = request.network;
  const endpointId = way?.kind === 'endpoint' ? way.vpceId : vpceId;
  const vpcId = way?.kind === 'endpoint' ? way.endpoint?.VpcId : undefined;
  return {
    kind: 'endpoint',
    ...(endpointId ? { vpceId: endpointId } : {}),
    ...(vpcId ? { vpcId } : {}),
    ...(sourceIp && isDirect ? { vpcSourceIp: sourceIp } : {}),
  };
};

/** A private address of the caller is not the one that API Gateway sees on a public path. */
const throughInternet = ({ way, request }: Travel): Vantage => {
  const { sourceIp } = request.network;
  const isSeen =
    (way === undefined || way.kind === 'public' || way.kind === 'unknown') &&
    sourceIp !== undefined &&
    !isPrivateAddress(sourceIp);
  return { kind: 'public', ...(isSeen ? { sourceIp } : {}) };
};

/**
 * What the path carries. Only private APIs know aws:SourceVpc, aws:SourceVpce and aws:VpcSourceIp; the address that the
 * endpoint sees is the caller's own unless a load balancer stands between.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export const vantageOf = (travel: Travel): Vantage => {
  const { way, isPrivateApi } = travel;
  if (!isPrivateApi) return throughInternet(travel);
  if (way?.kind !== 'load-balancer')
    return throughEndpoint(travel, way?.kind === 'endpoint' || way === undefined || way.kind === 'unknown');
  return way.to?.kind === 'endpoint' ? throughEndpoint({ ...travel, way: way.to }, false) : { kind: 'endpoint' };
};
