import type { SessionPhase, TreatmentProduct } from '@sojourn/domain';

export const productWords: Record<TreatmentProduct, string> = {
  'intravenous-ketamine': 'Ketamine, infusion',
  'intramuscular-ketamine': 'Ketamine, injection',
  'intranasal-ketamine': 'Ketamine, nasal spray',
  'sublingual-ketamine': 'Ketamine, under the tongue',
  'intranasal-esketamine': 'Esketamine, nasal spray',
};

/** "ready for discharge" for 'discharge-ready': every state has words. */
export function phaseWords(phase: SessionPhase): string {
  const words = phase.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Micrograms in milligrams as read at the bedside: no trailing zero. Example: 34030 is "34.03 mg". */
export function milligramWords(doseUg: number): string {
  return `${Number((doseUg / 1000).toFixed(2))} mg`;
}
