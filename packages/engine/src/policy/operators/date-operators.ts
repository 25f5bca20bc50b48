import { toComparisons } from './compare-operators.ts';
import { readNumber } from './numeric-operators.ts';
import type { Operator } from './operator.ts';

const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

const secondsOf = (zone: string | undefined): number => {
  if (zone === undefined || zone === 'Z') return 0;
  const seconds = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(4, 6)) * 60;
  return zone.startsWith('-') ? -seconds : seconds;
};

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * A moment in epoch seconds, from epoch seconds or one of the W3C forms of ISO 8601 (year, month, day, minute, second
 * or fraction). A short form means its first moment; without a zone it is UTC. Four digits are a year.
 * https://www.w3.org/TR/NOTE-datetime
 */
export const readMoment = (text: string): number | undefined => {
  const match = iso.exec(text);
  if (match === null) return readNumber(text);
  const [, years = '', months = '01', days = '01', hours = '00', minutes = '00', seconds = '00', fraction] = match;
  const year = Number(years);
  const [month, day, hour, minute, second] = [months, days, hours, minutes, seconds].map(Number);
  if (month === undefined || day === undefined || hour === undefined) return undefined;
  if (minute === undefined || second === undefined) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const whole = Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - secondsOf(match[8]);
  return fraction === undefined ? whole : whole + Number(`0${fraction}`);
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date */
export const dateOperators: readonly Operator[] = toComparisons({
  prefix: 'Date',
  read: readMoment,
  problem: 'value-not-a-date',
});
