/** A text that somebody could paste, of an API of the sandbox. */
export interface FindExample {
  readonly title: string;
  /** The API it is about: an example is offered only where that is there. */
  readonly apiId: string;
  readonly text: string;
}

/** What a newcomer to the sandbox can try at once. */
export const findExamples: readonly FindExample[] = [
  {
    title: 'a 403 from a private API',
    apiId: 'ord4x8n2qk',
    text: `curl -i https://vpce-0d3a9c41be7720f01-k4m2p9qd.execute-api.eu-west-1.vpce.amazonaws.com/prod/orders -H 'Host: ord4x8n2qk.execute-api.eu-west-1.amazonaws.com'
HTTP/1.1 403 Forbidden
x-amzn-ErrorType: AccessDeniedException

{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:ord4x8n2qk/prod/GET/orders with an explicit deny"}`,
  },
  {
    title: 'a CORS error in the browser',
    apiId: 'sto7w4y1ri',
    text: `fetch("https://sto7w4y1ri.execute-api.eu-west-1.amazonaws.com/prod/cart", {
  "headers": { "content-type": "application/json" },
  "method": "POST",
  "mode": "cors",
  "credentials": "omit"
});
Access to fetch at 'https://sto7w4y1ri.execute-api.eu-west-1.amazonaws.com/prod/cart' from origin 'https://admin.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value 'https://shop.example.com' that is not equal to the supplied origin.`,
  },
  {
    title: 'a 401 from an HTTP API',
    apiId: 'not8v3a1hx',
    text: `curl -i https://not8v3a1hx.execute-api.eu-west-1.amazonaws.com/notifications
HTTP/2 401
www-authenticate: Bearer
apigw-requestid: Zq1rPj0aDoEEJxA=

{"message":"Unauthorized"}`,
  },
];
