import type { Observation } from '@gatescope/shared';
import type { World } from '../../world.ts';

type Change = Extract<Observation, { kind: 'change' }>;

/** Edits that reach callers only with a deployment. https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html */
const editsThatNeedDeployment =
  /^(?:(?:Create|Delete|Update)(?:Resource|Method|Integration|Authorizer|Model|RequestValidator|GatewayResponse|RestApi)|(?:Put|Delete|Update)(?:Method|Integration|GatewayResponse)(?:Response)?|Put(?:RestApi|Method|Integration|GatewayResponse|MethodResponse|IntegrationResponse)|ImportRestApi)$/;

const speaksOf = (change: Change, apiId: string): boolean => {
  const text = `${change.resource ?? ''} ${JSON.stringify(change.requestParameters ?? {})}`;
  return text.trim() === '{}' || text.includes(apiId);
};

/** Edits of this API's definition after the given time, as CloudTrail told them; those of the policy alone left out. */
export const editsSince = ({ observations, snapshot }: World, time: string | undefined): readonly Change[] =>
  time === undefined
    ? []
    : observations.filter(
        (item): item is Change =>
          item.kind === 'change' &&
          item.errorCode === undefined &&
          item.at !== undefined &&
          Date.parse(item.at) > Date.parse(time) &&
          editsThatNeedDeployment.test(item.eventName) &&
          speaksOf(item, snapshot.target.apiId) &&
          !JSON.stringify(item.requestParameters ?? {}).includes('/policy'),
      );
