import type { SessionPhase } from '@sojourn/domain';

/** "ready for discharge" for 'discharge-ready': every state has words. */
export function phaseWords(phase: SessionPhase): string {
  return ruleWords(phase);
}

/** Micrograms in milligrams as read at the bedside: no trailing zero. Example: 34030 is "34.03 mg". */
export function milligramWords(doseUg: number): string {
  return `${Number((doseUg / 1000).toFixed(2))} mg`;
}

/** A rule or a state in words. Example: 'blood-pressure-high' is "Blood pressure high". */
export function ruleWords(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Grams in kilograms as weighed. Example: 82000 is "82 kg". */
export function kilogramWords(weightG: number): string {
  return `${Number((weightG / 1000).toFixed(1))} kg`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A calendar date in words, without a zone. Example: "1982-03-04" is "4 Mar 1982". */
export function birthWords(date: string): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** Microlitres in millilitres. Example: 41500 is "41.5 mL". */
export function millilitreWords(volumeUl: number): string {
  return `${Number((volumeUl / 1000).toFixed(2))} mL`;
}

/** A pump's rate as the pump shows it. Example: 75000 is "75.0 mL/h". */
export function rateWords(rateUlPerH: number): string {
  return `${(rateUlPerH / 1000).toFixed(1)} mL/h`;
}
