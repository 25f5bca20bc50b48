import * as v1 from '@aws-sdk/client-api-gateway';
import * as v2 from '@aws-sdk/client-apigatewayv2';
import { type ReadBack, readEntries } from './read-back.ts';

/** What the APIs of an account share. */
export const sharedReadBacks: readonly ReadBack[] = [
  {
    part: 'getAccount',
    read: ({ apiGateway }) => apiGateway.send(new v1.GetAccountCommand({})),
    absent: 'denied',
  },
  {
    part: 'usagePlans',
    read: async ({ apiGateway }) => (await apiGateway.send(new v1.GetUsagePlansCommand({}))).items,
    absent: [],
  },
  {
    part: 'usagePlanKeys',
    read: ({ apiGateway }, account) =>
      readEntries(account['usagePlanKeys'], async (usagePlanId) => {
        return (await apiGateway.send(new v1.GetUsagePlanKeysCommand({ usagePlanId }))).items;
      }),
    absent: {},
  },
  {
    part: 'usage',
    read: ({ apiGateway }, account) =>
      readEntries(account['usage'], (usagePlanId) => {
        const dates = { startDate: '2026-01-01', endDate: '2026-01-01' };
        return apiGateway.send(new v1.GetUsageCommand({ usagePlanId, ...dates }));
      }),
    absent: {},
  },
  {
    part: 'apiKeys',
    read: async ({ apiGateway }) => (await apiGateway.send(new v1.GetApiKeysCommand({}))).items,
    withheld: ['value'],
    absent: [],
  },
  {
    part: 'vpcLinks',
    read: async ({ apiGateway, apiGatewayV2 }) => [
      ...((await apiGateway.send(new v1.GetVpcLinksCommand({}))).items ?? []),
      ...((await apiGatewayV2.send(new v2.GetVpcLinksCommand({}))).Items ?? []),
    ],
    absent: [],
  },
  {
    part: 'domainNames',
    read: async ({ apiGateway, apiGatewayV2 }) => [
      ...((await apiGateway.send(new v1.GetDomainNamesCommand({}))).items ?? []),
      ...((await apiGatewayV2.send(new v2.GetDomainNamesCommand({}))).Items ?? []),
    ],
    absent: [],
  },
  {
    part: 'basePathMappings',
    read: ({ apiGateway }, account) =>
      readEntries(account['basePathMappings'], async (key) => {
        const [domainName, domainNameId] = key.split('+');
        return (await apiGateway.send(new v1.GetBasePathMappingsCommand({ domainName, domainNameId }))).items;
      }),
    absent: {},
  },
  {
    part: 'apiMappings',
    read: ({ apiGatewayV2 }, account) =>
      readEntries(account['apiMappings'], async (DomainName) => {
        return (await apiGatewayV2.send(new v2.GetApiMappingsCommand({ DomainName }))).Items;
      }),
    absent: {},
  },
  {
    part: 'domainNameAccessAssociations',
    read: async ({ apiGateway }) =>
      (await apiGateway.send(new v1.GetDomainNameAccessAssociationsCommand({ resourceOwner: 'SELF' }))).items,
    absent: [],
  },
];
