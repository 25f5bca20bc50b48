/** What the rules across settings look at. */
interface Stated {
  readonly accountId: string;
  readonly region: string;
  readonly certificateArn: string;
  readonly network: { readonly hasNat: boolean; readonly albKeysUrl?: string | undefined };
  readonly signIn: { readonly clientSecretArn: string };
  readonly targets: readonly {
    readonly accountId: string;
    readonly roleArn?: string | undefined;
    readonly externalId?: string | undefined;
    readonly regions: readonly string[];
  }[];
}

interface Contradiction {
  readonly path: (string | number)[];
  readonly message: string;
}

const partOf = (arn: string, index: number): string | undefined => arn.split(':')[index];

/** The console refuses such targets when it starts; better said before anything is deployed. */
const ofTargets = ({ accountId: own, targets }: Stated): Contradiction[] =>
  targets.flatMap(({ accountId, roleArn, externalId }, index): Contradiction[] => {
    const at = (field: string, message: string): Contradiction[] => [{ path: ['targets', index, field], message }];
    const isRepeated = targets.findIndex((other) => other.accountId === accountId) < index;
    if (isRepeated) return at('accountId', 'stands here twice; list its Regions in one entry');
    if (roleArn === undefined && accountId !== own)
      return at('roleArn', `is needed: only ${own}, where the console runs, is read without a role`);
    if (roleArn === undefined && externalId !== undefined) return at('externalId', 'needs a roleArn beside it');
    if (roleArn !== undefined && partOf(roleArn, 4) !== accountId)
      return at('roleArn', `is of account ${partOf(roleArn, 4) ?? ''}, not of ${accountId}`);
    return [];
  });

/** A listener takes a certificate of its own Region, a stack a secret of its own. */
const ofRegion = ({ region, certificateArn, signIn }: Stated): Contradiction[] => [
  ...(partOf(certificateArn, 3) === region
    ? []
    : [{ path: ['certificateArn'], message: `must be in ${region}, as the load balancer` }]),
  ...(partOf(signIn.clientSecretArn, 3) === region
    ? []
    : [{ path: ['signIn', 'clientSecretArn'], message: `must be in ${region}, as the stack` }]),
];

const ofNetwork = ({ region, network, targets }: Stated): Contradiction[] => {
  if (network.hasNat) return [];
  const keys =
    network.albKeysUrl === undefined
      ? [
          {
            path: ['network', 'albKeysUrl'],
            message:
              'is needed without NAT: no VPC endpoint leads to public-keys.auth.elb.<region>.amazonaws.com, without whose keys no sign-in can be checked. Name an https mirror of it that the subnets can reach',
          },
        ]
      : [];
  const elsewhere = targets.flatMap(({ regions }, index) =>
    regions.some((one) => one !== region)
      ? [
          {
            path: ['targets', index, 'regions'],
            message: `must be ${region} only: without NAT, endpoints lead to AWS in the VPC's own Region`,
          },
        ]
      : [],
  );
  return [...keys, ...elsewhere];
};

/** What in the settings cannot be true together, or could not be deployed. */
export const contradictions = (stated: Stated): Contradiction[] => [
  ...ofTargets(stated),
  ...ofRegion(stated),
  ...ofNetwork(stated),
];
