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

/** Which of the two medicines a product holds. Example: `substanceOf('intramuscular-ketamine')` is 'racemic-ketamine'. */
export function substanceOf(product: TreatmentProduct): 'racemic-ketamine' | 'esketamine' {
  return product === 'intranasal-esketamine' ? 'esketamine' : 'racemic-ketamine';
}
