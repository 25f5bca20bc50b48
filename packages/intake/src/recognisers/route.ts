import { matchLines } from '../text/match-lines.ts';
import type { LineMatch } from '../text/match-lines.ts';
import type { Reading, Recogniser } from './reading.ts';

const shape =
  /(?<![\w/-])(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (\/[\w/{}+.~%:@-]{0,500})(?:\?[^\s"'<>]{0,1000})?(?![\w/])/;

const toReading = ({ match, span }: LineMatch): Reading => {
  const [, method = '', path = ''] = match;
  return {
    kind: 'field',
    span,
    understood: `${method} ${path}`,
    guesses: [
      { because: 'The method is taken for the one of the call', says: { request: { method } } },
      { because: 'The path is taken for the one of the call; it may begin with the stage', says: { target: { path } } },
    ],
  };
};

/** A method and a path without a host, as people and access logs name routes. */
export const route: Recogniser = {
  id: 'route',
  sign: /(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \//,
  read: (page) => matchLines(page, shape).map(toReading),
};
