import { join } from 'node:path';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/** The image that is named, or one that is built from the repository's Dockerfile when it is deployed. */
export const consoleImage = (scope: Construct, { image }: Settings): ContainerImage =>
  image === undefined
    ? ContainerImage.fromAsset(join(import.meta.dirname, '../..'), { platform: Platform.LINUX_AMD64 })
    : ContainerImage.fromEcrRepository(Repository.fromRepositoryName(scope, 'Image', image.repository), image.tag);
