/** What a description between brackets looks like: `<masked>`, `<valid token>`, `<your-api-key>`; no digits, so no secret. */
const description = /^<[A-Za-z][A-Za-z ._'-]{0,60}>$/;
/** Masked already, by us or by AWS, which leaves the last few characters: `**********F0yrv6`. */
const masked = /^(?:masked|\[?redacted\]?|\*{3,64}[A-Za-z0-9]{0,8}|x{3,40}|\.{3}|…|\[masked\]|\[filtered\])$/i;
/** Words that say what became of a secret, in messages and in code. */
const word =
  /^(?:null|nil|none|undefined|nan|true|false|yes|no|n\/a|-|\[object object\]|expired|invalid|missing|required|optional|unknown|empty|failed|valid|malformed|error|unauthorized|forbidden|denied|not|is|was|has|the|a|an|and|or|in|of|for|to|from|include|omit|same-origin|string|boolean|object|jwt|custom|aws_iam|cognito_user_pools|request|header|bearer|basic|\d{1,5})[.:!]?$/i;
/** A variable of a shell, a template or a collection: the name, not the value. */
const variable = /^(?:\$\{?[A-Za-z_][A-Za-z0-9_.:]{0,60}\}?|\{\{[\w .-]{1,60}\}\}|%[A-Za-z_][A-Za-z0-9_]{0,40}%)$/;

/** Whether a value that stands where a secret would is none. */
export const isHarmlessValue = (value: string): boolean => {
  const trimmed = value.trim();
  if (trimmed === '' || trimmed.length > 80) return trimmed === '';
  return [description, masked, word, variable].some((pattern) => pattern.test(trimmed));
};
