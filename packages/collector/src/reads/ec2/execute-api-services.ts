/** Matches the name of the execute-api endpoint service in every Region and partition (`*` is a wildcard in EC2 filters). */
export const executeApiServices = '*.execute-api';
