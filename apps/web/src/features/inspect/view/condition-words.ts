const keyWords: Readonly<Record<string, string>> = {
  'aws:sourcevpc': 'the VPC of the endpoint it comes through (aws:SourceVpc)',
  'aws:sourcevpce': 'the VPC endpoint it comes through (aws:SourceVpce)',
  'aws:sourceip': 'its public address (aws:SourceIp)',
  'aws:vpcsourceip': 'its address inside the VPC (aws:VpcSourceIp)',
  'aws:principalorgid': 'its organization (aws:PrincipalOrgID)',
  'aws:principalarn': 'its principal (aws:PrincipalArn)',
  'aws:principalaccount': 'its account (aws:PrincipalAccount)',
  'aws:securetransport': 'TLS (aws:SecureTransport)',
};

const operatorWords: Readonly<Record<string, readonly [one: string, many: string]>> = {
  StringEquals: ['is', 'is one of'],
  StringNotEquals: ['is not', 'is none of'],
  StringEqualsIgnoreCase: ['is (in any case)', 'is (in any case) one of'],
  StringNotEqualsIgnoreCase: ['is not (in any case)', 'is (in any case) none of'],
  StringLike: ['fits', 'fits one of'],
  StringNotLike: ['does not fit', 'fits none of'],
  ArnEquals: ['fits', 'fits one of'],
  ArnLike: ['fits', 'fits one of'],
  ArnNotEquals: ['does not fit', 'fits none of'],
  ArnNotLike: ['does not fit', 'fits none of'],
  IpAddress: ['lies in', 'lies in one of'],
  NotIpAddress: ['lies outside', 'lies outside all of'],
  Bool: ['is', 'is one of'],
  NumericEquals: ['is', 'is one of'],
  NumericNotEquals: ['is not', 'is none of'],
  NumericLessThan: ['is below', 'is below one of'],
  NumericLessThanEquals: ['is at most', 'is at most one of'],
  NumericGreaterThan: ['is above', 'is above one of'],
  NumericGreaterThanEquals: ['is at least', 'is at least one of'],
  DateLessThan: ['is before', 'is before one of'],
  DateGreaterThan: ['is after', 'is after one of'],
};

const negated = /Not/;

/**
 * One condition in words. A negated operator also matches when the key is absent, which surprises people most.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const conditionWords = (operator: string, key: string, values: readonly string[]): string => {
  const subject = keyWords[key.toLowerCase()] ?? key;
  const bare = operator.replace(/^For(?:All|Any)Values:/, '').replace(/IfExists$/, '');
  if (bare === 'Null') return `${subject} ${values[0] === 'true' ? 'is absent' : 'is present'}`;
  const words = operatorWords[bare];
  if (words === undefined) return `${key} ${operator} ${values.join(', ')}`;
  const quantity = /^For(All|Any)Values:/.exec(operator)?.[1];
  const each = quantity === undefined ? '' : `${quantity === 'All' ? 'every value of' : 'some value of'} `;
  const isOptional = operator.endsWith('IfExists') || (negated.test(bare) && quantity !== 'Any');
  return `${each}${subject} ${values.length > 1 ? words[1] : words[0]} ${values.join(', ')}${isOptional ? ', or is absent' : ''}`;
};
