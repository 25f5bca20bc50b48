/** The largest page that API Gateway V2 gives; it takes the number as text. */
export const pageLimit = '500';
