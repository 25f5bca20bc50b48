import { RemovalPolicy } from 'aws-cdk-lib';
import { Port, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { ContainerDefinition, FargateService } from 'aws-cdk-lib/aws-ecs';
import { FileSystem } from 'aws-cdk-lib/aws-efs';
import type { Construct } from 'constructs';

const folder = '/reports';

/** Gives the console a folder that outlives its task: the one place that it may write to. */
export const keepReports = (
  scope: Construct,
  parts: {
    readonly service: FargateService;
    readonly container: ContainerDefinition;
    readonly subnets: SubnetSelection;
  },
): void => {
  const { service, container, subnets } = parts;
  const { taskDefinition } = service;
  const fileSystem = new FileSystem(scope, 'Reports', {
    vpc: service.cluster.vpc,
    vpcSubnets: subnets,
    encrypted: true,
    allowAnonymousAccess: false,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const accessPoint = fileSystem.addAccessPoint('Console', {
    path: folder,
    posixUser: { uid: '1000', gid: '1000' },
    createAcl: { ownerUid: '1000', ownerGid: '1000', permissions: '700' },
  });
  taskDefinition.addVolume({
    name: 'reports',
    efsVolumeConfiguration: {
      fileSystemId: fileSystem.fileSystemId,
      transitEncryption: 'ENABLED',
      authorizationConfig: { accessPointId: accessPoint.accessPointId, iam: 'ENABLED' },
    },
  });
  container.addMountPoints({ sourceVolume: 'reports', containerPath: folder, readOnly: false });
  container.addEnvironment('GATESCOPE_DATA_DIR', folder);
  fileSystem.connections.allowFrom(service, Port.tcp(2049), 'Gatescope: saved reports');
  fileSystem.grantReadWrite(taskDefinition.taskRole);
};
