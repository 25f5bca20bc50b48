/** A policy as IAM hands it out (percent-encoded JSON), as JSON text. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html */
export const decodeDocument = (encoded: string | undefined): string => {
  if (encoded === undefined) throw new Error('IAM answered without a policy document');
  return decodeURIComponent(encoded);
};

/** A policy document as IAM hands it out, parsed. */
export const parseDocument = (encoded: string | undefined): unknown => JSON.parse(decodeDocument(encoded));
