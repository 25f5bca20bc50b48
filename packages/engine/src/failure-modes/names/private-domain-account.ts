import type { AccountFile, DomainName } from '@gatescope/shared';
import type { RestOptions } from '../../testing/build-account.ts';
import { apiArn, ids, privateAccount } from '../../testing/build-account.ts';

export const domainName = 'orders.internal.example.com';
export const domainKey = `${domainName}+abcd1234`;
export const domainNameArn = `arn:aws:apigateway:${ids.region}:${ids.accountId}:/domainnames/${domainKey}`;
export const executeDomainArn = `arn:aws:execute-api:${ids.region}:${ids.accountId}:/domainnames/${domainKey}`;

export interface DomainOptions {
  readonly domain?: Partial<DomainName>;
  /** Endpoints with an access association. */
  readonly associated?: readonly string[];
  readonly rest?: RestOptions;
}

/** A private API behind a sound private custom domain name that its endpoint may serve. */
export const privateDomainAccount = ({ domain, associated, rest }: DomainOptions = {}): AccountFile =>
  privateAccount({
    policy: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() }],
    ...rest,
    parts: {
      domainNames: [
        {
          domainName,
          domainNameId: 'abcd1234',
          domainNameArn,
          certificateArn: `arn:aws:acm:${ids.region}:${ids.accountId}:certificate/11111111-2222-3333-4444-555555555555`,
          endpointConfiguration: { types: ['PRIVATE'] },
          domainNameStatus: 'AVAILABLE',
          securityPolicy: 'TLS_1_2',
          policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: '*',
                Action: 'execute-api:Invoke',
                Resource: executeDomainArn,
                Condition: { StringEquals: { 'aws:SourceVpce': ids.vpceId } },
              },
            ],
          }),
          ...domain,
        },
      ],
      basePathMappings: { [domainKey]: [{ basePath: '(none)', restApiId: ids.apiId, stage: ids.stage }] },
      domainNameAccessAssociations: (associated ?? [ids.vpceId]).map((accessAssociationSource) => ({
        domainNameArn,
        accessAssociationSourceType: 'VPCE',
        accessAssociationSource,
      })),
      dnsRecords: [
        {
          Name: `${domainName}.`,
          Type: 'A',
          AliasTarget: { DNSName: `${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com.` },
          HostedZone: { PrivateZone: true, VPCs: [ids.vpcId] },
        },
      ],
      ...rest?.parts,
    },
  });
