import type { TreatmentProduct } from '@sojourn/domain';

/** A treatment product as people say it: the medicine and how it is given. */
export const productWords: Record<TreatmentProduct, string> = {
  'intravenous-ketamine': 'Ketamine, infusion',
  'intramuscular-ketamine': 'Ketamine, injection',
  'intranasal-ketamine': 'Ketamine, nasal spray',
  'sublingual-ketamine': 'Ketamine, under the tongue',
  'intranasal-esketamine': 'Esketamine, nasal spray',
};
