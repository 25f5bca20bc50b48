/** The longest body that a script lets come: what API Gateway passes on at most. */
export const longestBody = 10 * 1024 * 1024;
