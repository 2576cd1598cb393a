import {
  alertFindings,
  judgeBaseline,
  possibleValues,
  unusualSigns,
  vitalSigns,
  type SessionFold,
  type Signs,
  type VitalSign,
} from '@sojourn/domain';
import { padFields, signWords } from './pad-fields.js';

export type Digits = { readonly [Sign in VitalSign]?: string };

/** What was typed as numbers; an empty field is no value. */
export function signsOf(digits: Digits): Signs {
  const typed = Object.entries(digits).filter(([, text]) => text !== '');
  return Object.fromEntries(typed.map(([sign, text]) => [sign, Number(text)]));
}

/** What cannot be, in words; an empty list when the set can be kept. Source: clinical reference §3.1 (column "impossible"). */
export function impossibilities(digits: Digits): readonly string[] {
  const signs = signsOf(digits);
  const outside = vitalSigns.flatMap((sign) => {
    const value = signs[sign];
    const [minimum, maximum] = possibleValues[sign];
    const isPossible = value === undefined || (Number.isInteger(value) && value >= minimum && value <= maximum);
    return isPossible ? [] : [`${signWords[sign]} ${digits[sign]} cannot be: it lies from ${minimum} to ${maximum}.`];
  });
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = signs;
  const hasOne = (systolic === undefined) !== (diastolic === undefined);
  const isUpsideDown = systolic !== undefined && diastolic !== undefined && systolic <= diastolic;
  return [
    ...outside,
    ...(hasOne ? ['Write both pressures, systolic and diastolic.'] : []),
    ...(isUpsideDown ? ['The systolic pressure is above the diastolic.'] : []),
  ];
}

/** What is unlikely and is asked about once. */
export function unlikely(digits: Digits, { situation }: SessionFold): readonly string[] {
  return unusualSigns(signsOf(digits), situation.policy.monitoring);
}

export interface LimitMet {
  readonly words: string;
  readonly tier: 'red' | 'yellow';
}

/** The clinic's limits that the typed values meet, as words at the field: before a dose those of the pre-dose hold, afterwards the alerts. */
export function limitsMet(digits: Digits, { dosing, baseline, situation }: SessionFold): readonly LimitMet[] {
  const { session, policy } = situation;
  const signs = signsOf(digits);
  if (dosing.firstDoseAt === null) {
    return judgeBaseline({ systolicMmHg: NaN, ...signs }, session.product, policy.monitoring).findings.map(
      ({ sign, value, text, outcome }) => ({
        words: `${signWords[sign]} ${value} is ${text}: ${outcome === 'hold' ? 'hold, the prescriber decides' : 'no dose'}.`,
        tier: outcome === 'hold' ? 'yellow' : 'red',
      }),
    );
  }
  return alertFindings(signs, baseline?.measured ?? null, policy.monitoring).flatMap(({ sign, value, text, tier }) =>
    tier === 'info' ? [] : [{ words: `${signWords[sign]} ${value} is ${text}: ${tier === 'red' ? 'red' : 'yellow'} alert.`, tier }],
  );
}

/** A set in one line, to say what was kept. Example: "128/80, HR 72". */
export function setWords(digits: Digits): string {
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = digits;
  const others = padFields.slice(2).flatMap(({ sign, short }) => (digits[sign] ? [`${short} ${digits[sign]}`] : []));
  return [...(systolic ? [`${systolic}/${diastolic}`] : []), ...others].join(', ');
}
