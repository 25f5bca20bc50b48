import * as z from 'zod';

// Shapes of the AWS SDK for JavaScript v3 outputs (client-ec2).
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html

const strings = z.array(z.string());
const tags = z.array(z.looseObject({ Key: z.string().optional(), Value: z.string().optional() }));

export const vpcEndpointSchema = z.looseObject({
  VpcEndpointId: z.string(),
  VpcEndpointType: z.string().optional(),
  VpcId: z.string().optional(),
  ServiceName: z.string().optional(),
  State: z.string().optional(),
  PolicyDocument: z.string().optional(),
  SubnetIds: strings.optional(),
  Groups: z.array(z.looseObject({ GroupId: z.string().optional(), GroupName: z.string().optional() })).optional(),
  IpAddressType: z.string().optional(),
  PrivateDnsEnabled: z.boolean().optional(),
  NetworkInterfaceIds: strings.optional(),
  DnsEntries: z
    .array(z.looseObject({ DnsName: z.string().optional(), HostedZoneId: z.string().optional() }))
    .optional(),
  OwnerId: z.string().optional(),
  CreationTimestamp: z.string().optional(),
  LastError: z.looseObject({ Code: z.string().optional(), Message: z.string().optional() }).optional(),
  Tags: tags.optional(),
});
export type VpcEndpoint = z.infer<typeof vpcEndpointSchema>;

export const vpcSchema = z.looseObject({
  VpcId: z.string(),
  CidrBlock: z.string().optional(),
  CidrBlockAssociationSet: z.array(z.looseObject({ CidrBlock: z.string().optional() })).optional(),
  Ipv6CidrBlockAssociationSet: z.array(z.looseObject({ Ipv6CidrBlock: z.string().optional() })).optional(),
  State: z.string().optional(),
  IsDefault: z.boolean().optional(),
  OwnerId: z.string().optional(),
  DhcpOptionsId: z.string().optional(),
  Tags: tags.optional(),
});
export type Vpc = z.infer<typeof vpcSchema>;

/** DescribeVpcAttribute, both attributes in one value. */
export const vpcDnsSchema = z.object({ enableDnsSupport: z.boolean(), enableDnsHostnames: z.boolean() });
export type VpcDns = z.infer<typeof vpcDnsSchema>;

export const subnetSchema = z.looseObject({
  SubnetId: z.string(),
  VpcId: z.string().optional(),
  CidrBlock: z.string().optional(),
  AvailabilityZone: z.string().optional(),
  AvailabilityZoneId: z.string().optional(),
  AvailableIpAddressCount: z.number().optional(),
  OutpostArn: z.string().optional(),
  OwnerId: z.string().optional(),
  State: z.string().optional(),
  Tags: tags.optional(),
});
export type Subnet = z.infer<typeof subnetSchema>;

export const ipPermissionSchema = z.looseObject({
  /** `tcp`, `udp`, `icmp`, a number, or `-1` for all. */
  IpProtocol: z.string().optional(),
  FromPort: z.number().optional(),
  ToPort: z.number().optional(),
  IpRanges: z.array(z.looseObject({ CidrIp: z.string().optional() })).optional(),
  Ipv6Ranges: z.array(z.looseObject({ CidrIpv6: z.string().optional() })).optional(),
  PrefixListIds: z.array(z.looseObject({ PrefixListId: z.string().optional() })).optional(),
  UserIdGroupPairs: z
    .array(z.looseObject({ GroupId: z.string().optional(), UserId: z.string().optional() }))
    .optional(),
});
export type IpPermission = z.infer<typeof ipPermissionSchema>;

export const securityGroupSchema = z.looseObject({
  GroupId: z.string(),
  GroupName: z.string().optional(),
  Description: z.string().optional(),
  VpcId: z.string().optional(),
  OwnerId: z.string().optional(),
  IpPermissions: z.array(ipPermissionSchema).optional(),
  IpPermissionsEgress: z.array(ipPermissionSchema).optional(),
  Tags: tags.optional(),
});
export type SecurityGroup = z.infer<typeof securityGroupSchema>;

export const networkAclSchema = z.looseObject({
  NetworkAclId: z.string(),
  VpcId: z.string().optional(),
  IsDefault: z.boolean().optional(),
  Associations: z.array(z.looseObject({ SubnetId: z.string().optional() })).optional(),
  Entries: z
    .array(
      z.looseObject({
        RuleNumber: z.number().optional(),
        Egress: z.boolean().optional(),
        Protocol: z.string().optional(),
        RuleAction: z.string().optional(),
        CidrBlock: z.string().optional(),
        Ipv6CidrBlock: z.string().optional(),
        PortRange: z.looseObject({ From: z.number().optional(), To: z.number().optional() }).optional(),
      }),
    )
    .optional(),
});
export type NetworkAcl = z.infer<typeof networkAclSchema>;

export const routeTableSchema = z.looseObject({
  RouteTableId: z.string(),
  VpcId: z.string().optional(),
  Associations: z.array(z.looseObject({ Main: z.boolean().optional(), SubnetId: z.string().optional() })).optional(),
  Routes: z
    .array(
      z.looseObject({
        DestinationCidrBlock: z.string().optional(),
        DestinationIpv6CidrBlock: z.string().optional(),
        DestinationPrefixListId: z.string().optional(),
        GatewayId: z.string().optional(),
        NatGatewayId: z.string().optional(),
        TransitGatewayId: z.string().optional(),
        VpcPeeringConnectionId: z.string().optional(),
        NetworkInterfaceId: z.string().optional(),
        EgressOnlyInternetGatewayId: z.string().optional(),
        State: z.string().optional(),
      }),
    )
    .optional(),
});
export type RouteTable = z.infer<typeof routeTableSchema>;

export const networkInterfaceSchema = z.looseObject({
  NetworkInterfaceId: z.string(),
  InterfaceType: z.string().optional(),
  SubnetId: z.string().optional(),
  VpcId: z.string().optional(),
  AvailabilityZone: z.string().optional(),
  PrivateIpAddress: z.string().optional(),
  PrivateIpAddresses: z.array(z.looseObject({ PrivateIpAddress: z.string().optional() })).optional(),
  Groups: z.array(z.looseObject({ GroupId: z.string().optional() })).optional(),
  Status: z.string().optional(),
  Description: z.string().optional(),
});
export type NetworkInterface = z.infer<typeof networkInterfaceSchema>;

export const vpcEndpointServiceSchema = z.looseObject({
  ServiceName: z.string().optional(),
  AvailabilityZones: strings.optional(),
  PrivateDnsName: z.string().optional(),
});
export type VpcEndpointService = z.infer<typeof vpcEndpointServiceSchema>;
