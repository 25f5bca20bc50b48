import type { LineMatch } from '../text/match-lines.ts';
import { matchLines } from '../text/match-lines.ts';
import type { Page } from '../text/page.ts';
import { findGatewayMessage, gatewayMessagePatterns } from './gateway-messages.ts';
import { readInvokeArn, toRequestPart } from './invoke-arn.ts';
import type { Reading, Recogniser } from './reading.ts';

const toReading = ({ match, span }: LineMatch): Reading[] => {
  const message = findGatewayMessage(match[0]);
  if (!message) return [];
  const arn = readInvokeArn(message.text);
  const body = JSON.stringify({ [message.key]: message.text });
  return [
    {
      kind: 'gateway-message',
      span,
      understood: `A message of API Gateway: "${message.text.slice(0, 200)}"`,
      guesses: [
        { because: 'The message is taken for the body of the reply', says: { symptom: { body }, kind: message.kind } },
        ...(message.status === undefined
          ? []
          : [
              {
                because: `By default this message comes with ${message.status}`,
                says: { symptom: { status: message.status } },
              },
            ]),
        ...(arn
          ? [
              {
                because: 'The message names the API, the stage and the path that were called',
                says: { target: arn.target, request: toRequestPart(arn) },
              },
            ]
          : []),
      ],
    },
  ];
};

const read = (page: Page): Reading[] => {
  const taken: { start: number; end: number }[] = [];
  return gatewayMessagePatterns.flatMap((pattern) =>
    matchLines(page, pattern)
      .filter(({ span }) => !taken.some((other) => span.start < other.end && other.start < span.end))
      .slice(0, 50)
      .flatMap((match) => {
        taken.push(match.span);
        return toReading(match);
      }),
  );
};

/** What API Gateway writes into its replies, quoted in running text. */
export const gatewayMessage: Recogniser = {
  id: 'gateway-message',
  sign: /not authorized to|Authentication Token|request signature|security token|Signature (?:expired|not yet)|Credential should|SignedHeader|Authorization header|key=value|No method found|content length|required request|request timed out|Network error comm|Unsupported Media|Invalid request body|Limit Exceeded|API Key identifier|incoming token/,
  read,
};
