import type * as z from 'zod';

/** The units that stand at the end of a field's name, the longest first. */
const unitOfName: readonly (readonly [end: RegExp, unit: string])[] = [
  [/MgPerKg$/, 'mg/kg'],
  [/UgPerKg$/, 'µg/kg'],
  [/(Mg|mg)PerMl$/, 'mg/mL'],
  [/MgPerDl$/, 'mg/dL'],
  [/MlPerMin$/, 'mL/min'],
  [/MlPerPuncturedVial$/, 'mL'],
  [/MmHg$/, 'mmHg'],
  [/PerMin$/, 'a minute'],
  [/Percent(OfBaseline|OfWithdrawn)?$/, '%'],
  [/Mg$/, 'mg'],
  [/Ug$/, 'µg'],
  [/Ml$/, 'mL'],
  [/Ul$/, 'µL'],
  [/Kg$/, 'kg'],
  [/Min$|[mM]inutes$/, 'min'],
  [/Seconds$/, 's'],
  [/Hours$/, 'h'],
  [/Days$/, 'days'],
  [/[wW]eeks$/, 'weeks'],
  [/Years$/, 'years'],
];

function withUnit(text: string, path: readonly PropertyKey[]): string {
  const name = String(path.findLast((key) => typeof key === 'string') ?? '');
  const unit = unitOfName.find(([end]) => end.test(name))?.[1];
  return unit === undefined ? text : `${text} ${unit}`;
}

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];
type SizeIssue = Extract<RawIssue, { code: 'too_big' | 'too_small' }>;

type Bound = z.core.$ZodCheckGreaterThanDef | z.core.$ZodCheckLessThanDef;

/** What a number may be, in words: both ends where there are two. */
function rangeText({ schema }: { readonly schema?: z.core.$ZodType }): string {
  const bounds = (schema?._zod.def.checks ?? []).map((check) => check._zod.def as Bound);
  return bounds.flatMap((bound) => boundText(bound)).join(' and ');
}

function boundText({ check, inclusive, value }: Bound): readonly string[] {
  if (check === 'greater_than') return [`${inclusive ? 'at least' : 'above'} ${value}`];
  return check === 'less_than' ? [`${inclusive ? 'at most' : 'below'} ${value}`] : [];
}

function sizeSentence(issue: SizeIssue): string {
  const path = issue.path ?? [];
  if (issue.origin === 'number' || issue.origin === 'int')
    return `${String(issue.input)} cannot be right: ${withUnit(rangeText(issue), path)}`;
  const [one, many] = issue.origin === 'string' ? ['character', 'characters'] : ['entry', 'entries'];
  if (issue.code === 'too_big') return `At most ${issue.maximum} ${many} can stand here`;
  return issue.minimum === 1 ? `At least one ${one} is needed here` : `At least ${issue.minimum} ${many} are needed here`;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'Text is needed here',
  boolean: 'true or false is needed here',
  object: 'An object with named fields is needed, like {"field": 1}',
  record: 'An object with named fields is needed, like {"field": 1}',
  array: 'A list is needed, like [1, 2]',
  tuple: 'A list is needed, like [1, 2]',
};

function kindSentence(issue: Extract<RawIssue, { code: 'invalid_type' }>): string {
  const path = issue.path ?? [];
  const isWhole = issue.expected === 'int';
  if (!isWhole && issue.expected !== 'number') return kinds[issue.expected] ?? 'A value of another kind is needed here';
  const range = rangeText(issue);
  const sentence = isWhole ? 'A whole number is needed here' : 'A number is needed here';
  return range === '' ? sentence : `${sentence}, ${withUnit(range, path)}`;
}

const forms: Readonly<Record<string, string>> = {
  date: 'A day that exists is needed, written YYYY-MM-DD',
  datetime: 'A time with its offset is needed, like 2026-11-17T10:05:00-05:00',
  uuid: 'An identifier (UUID) is needed',
  email: 'An e-mail address is needed, like name@clinic.example',
};

/**
 * What is wrong with a field, in words of ours and with the range it may lie in: the schema library's own never reach a person. A schema
 * that says it itself keeps its word.
 *
 * Example: 150 for `ageYears` is "150 cannot be right: at least 18 and at most 130 years".
 * Odd case: the unit is the one the field's name ends in; a name without one has a range without one.
 */
export function inputSentence(issue: RawIssue): string {
  switch (issue.code) {
    case 'too_big':
    case 'too_small':
      return sizeSentence(issue);
    case 'invalid_type':
      return kindSentence(issue);
    case 'invalid_value':
      return `One of these is needed: ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return forms[issue.format] ?? 'This is not written in the form the field asks for';
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `One of these is needed: ${issue.options.map(String).join(', ')}`
        : 'Written like this, the field cannot be read; help shows an example';
    default:
      return 'This value cannot stand here';
  }
}
