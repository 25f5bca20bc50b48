const dayMs = 86_400_000;

/** The last 31 days (UTC), the longest quota period; GetUsage takes dates. https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsage.html */
export const usageWindow = (now: number): { readonly startDate: string; readonly endDate: string } => ({
  startDate: dateOf(now - 30 * dayMs),
  endDate: dateOf(now),
});

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
