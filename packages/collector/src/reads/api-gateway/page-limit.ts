/** The largest page that API Gateway gives. https://docs.aws.amazon.com/apigateway/latest/api/API_GetResources.html */
export const pageLimit = 500;

/** The pages of a v1 list, as one list. */
export const itemsOf = (pages: readonly { readonly items?: readonly unknown[] | undefined }[]): unknown[] =>
  pages.flatMap((page) => page.items ?? []);
