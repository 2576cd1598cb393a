import { ageInYears, type EditPatient, type PatientListItem } from '@sojourn/domain';

type Dated = Pick<PatientListItem, 'birthDate' | 'isDeceased'>;
type LocalDate = NonNullable<Parameters<typeof ageInYears>[0]>;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A calendar date in words, without a zone. Example: "2026-11-17" is "17 Nov 2026". */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** The birth date in full with the age today; a deceased patient has no age, and an unknown date is said to be unknown. */
export function bornWords({ birthDate, isDeceased }: Dated, today: string): string {
  if (birthDate === null) return 'Birth date unknown';
  const age = isDeceased ? null : ageInYears(birthDate as LocalDate, today as LocalDate);
  return age === null ? dateWords(birthDate) : `${dateWords(birthDate)} · ${age} years`;
}

const genders: Record<EditPatient['gender'], string> = {
  female: 'Female',
  male: 'Male',
  other: 'Other gender',
  unknown: 'Gender not recorded',
};

/** The gender as the patient words it, otherwise as it was chosen. */
export function genderWords({ gender, genderInOwnWords }: Pick<EditPatient, 'gender' | 'genderInOwnWords'>): string {
  return genderInOwnWords ?? genders[gender];
}
