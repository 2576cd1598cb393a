import * as z from 'zod';

/**
 * What a course gives, medicine and route together: the route is part of the product, and racemic ketamine and esketamine are
 * different medicines whose milligrams never add. Source: clinical reference §2.1.
 */
export const treatmentProducts = [
  'intravenous-ketamine',
  'intramuscular-ketamine',
  'intranasal-ketamine',
  'sublingual-ketamine',
  'intranasal-esketamine',
] as const;
export const treatmentProduct = z.enum(treatmentProducts);
export type TreatmentProduct = z.infer<typeof treatmentProduct>;

/**
 * Which of the two medicines a product holds. Example: `substanceOf('intramuscular-ketamine')` is 'racemic-ketamine'. Odd case: of the five
 * products one alone holds esketamine. Source: clinical reference §0 rule 3, §2.1.
 */
export function substanceOf(product: TreatmentProduct): 'racemic-ketamine' | 'esketamine' {
  return product === 'intranasal-esketamine' ? 'esketamine' : 'racemic-ketamine';
}

/** A treatment product as people say it: the medicine and how it is given. Example: `productWords['intravenous-ketamine']` is "Ketamine, infusion". */
export const productWords: Record<TreatmentProduct, string> = {
  'intravenous-ketamine': 'Ketamine, infusion',
  'intramuscular-ketamine': 'Ketamine, injection',
  'intranasal-ketamine': 'Ketamine, nasal spray',
  'sublingual-ketamine': 'Ketamine, under the tongue',
  'intranasal-esketamine': 'Esketamine, nasal spray',
};
