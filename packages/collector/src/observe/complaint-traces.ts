import type { Complaint } from '@gatescope/shared';

/** What a complaint says that leads to log lines. */
export interface ComplaintTraces {
  /** Request ids, extended ones included, as API Gateway's reply carried them. */
  readonly ids: string[];
  /** When the reply was given, in milliseconds since 1970. */
  readonly at: number | undefined;
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
const idHeaders = ['x-amzn-requestid', 'x-amz-apigw-id', 'apigw-requestid'];

/** Request ids and time of the replies that the complaint tells of. */
export const complaintTraces = ({ headers, preflight }: Complaint): ComplaintTraces => {
  const all = [headers, preflight?.headers].flatMap((each) => Object.entries(each ?? {}));
  const valuesOf = (name: string): string[] =>
    all
      .filter(([key]) => key.toLowerCase() === name)
      .flatMap(([, value]) => (value === null || value === undefined ? [] : [value].flat().map(String)));
  const dates = valuesOf('date').map((date) => Date.parse(date));
  return {
    // Descriptions such as `<uuid>` and quotes would break the search.
    ids: [...new Set(idHeaders.flatMap(valuesOf).filter((id) => /^[\w=+/-]{8,}$/.test(id)))],
    at: dates.find((date) => !Number.isNaN(date)),
  };
};

/** Whether a complaint says anything at all. */
export const isComplaint = (complaint: Complaint | undefined): complaint is Complaint =>
  complaint !== undefined &&
  Object.values(complaint).some((value) => value !== null && value !== undefined && value !== '');
