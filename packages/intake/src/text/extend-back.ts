const longest = 260;
/** What runtimes write before their message: where it came from and the name of the exception. */
const lead =
  /(?:(?:Caused by: |Exception in thread "[^"]{1,60}" |PHP (?:Fatal error|Warning): {1,3}|Uncaught |Unhandled exception\. |---> |\[cause\]: |\(in promise\) |http: error: ){0,3}(?:[\w.$\\:]{1,160}(?: \[\w{1,60}\]| \([^()]{1,40}\))?:? ){0,2})$/;

/** Where a message begins that a runtime put its lead before. Looking back from a match costs less than looking ahead everywhere. */
export const extendBack = (line: string, at: number): number => {
  const before = line.slice(Math.max(0, at - longest), at);
  // Only names of exceptions end so, or are written with dots.
  const names =
    /(?:Exception|Error|Fault|Timeout|Response|Failure|\.\w{1,80})(?:\$\w{1,60}|\d{0,4})?(?: \[\w{1,60}\]| \([^()]{1,40}\))?: $|(?:Uncaught|Caused by:|http: error:|promise\)|thread "[^"]{1,60}"|\[cause\]:|---> ?) ?$/.test(
      before,
    );
  const match = names ? lead.exec(before) : null;
  return at - (match?.[0].length ?? 0);
};
