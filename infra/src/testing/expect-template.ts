import type { Template } from 'aws-cdk-lib/assertions';

/** Fails unless a resource of this type has these properties. */
export const expectResource = (template: Template, type: string, properties: object): void =>
  template.hasResourceProperties(type, properties);

/** Fails unless every resource of this type has these properties. */
export const expectEvery = (template: Template, type: string, properties: object): void =>
  template.allResourcesProperties(type, properties);

/** Fails unless there are exactly so many resources of this type. */
export const expectCount = (template: Template, type: string, count: number): void =>
  template.resourceCountIs(type, count);
