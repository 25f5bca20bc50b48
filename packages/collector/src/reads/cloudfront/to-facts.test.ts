import { expect, it } from 'vitest';
import { toDistributions } from './list-distributions.ts';

it('origins and behaviours become plain lists, and values of origin headers are masked', () => {
  const page = {
    DistributionList: {
      Marker: '',
      MaxItems: 100,
      IsTruncated: false,
      Quantity: 1,
      Items: [
        {
          Id: 'E1',
          DomainName: 'd1.cloudfront.net',
          Aliases: { Quantity: 1, Items: ['www.example.com'] },
          Origins: {
            Quantity: 1,
            Items: [
              {
                Id: 'api',
                DomainName: 'a.execute-api.eu-west-1.amazonaws.com',
                OriginPath: '/prod',
                CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'x-verify', HeaderValue: 'secret' }] },
              },
            ],
          },
          CacheBehaviors: { Quantity: 0 },
        },
      ],
    },
  };
  expect(toDistributions([page as never])).toEqual([
    {
      Id: 'E1',
      DomainName: 'd1.cloudfront.net',
      Aliases: { Quantity: 1, Items: ['www.example.com'] },
      Origins: [
        {
          Id: 'api',
          DomainName: 'a.execute-api.eu-west-1.amazonaws.com',
          OriginPath: '/prod',
          CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'x-verify', HeaderValue: '<masked>' }] },
        },
      ],
      CacheBehaviors: [],
    },
  ]);
});

it('an account without distributions has none', () => {
  expect(toDistributions([{ DistributionList: undefined }])).toEqual([]);
});
