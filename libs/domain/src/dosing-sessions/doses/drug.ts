import { addExact, allow, refuse, type Decision, type Exact } from '../../shared/index.js';

/** Two different medicines: milligrams of one say nothing about the other. Source: clinical reference §0 rule 3. */
export type KetamineDrug = 'racemic-ketamine' | 'esketamine';

/** An amount of one of the two. The drug is part of the type, so that a sum across drugs does not compile. */
export interface DrugDose<Drug extends KetamineDrug> {
  readonly drug: Drug;
  readonly amountMg: Exact<'mg'>;
}

export type DrugsDifferRefused = {
  readonly code: 'different-drugs';
  readonly drugs: readonly [KetamineDrug, KetamineDrug];
  readonly message: string;
};

/**
 * An amount of one of the two medicines; amounts of both do not add. Source: clinical reference §0 rule 3. Example:
 * `drugDose('esketamine', exact(ratio(84)))`. Odd case: naming the wrong medicine compiles; adding the two does not.
 */
export function drugDose<Drug extends KetamineDrug>(drug: Drug, amountMg: Exact<'mg'>): DrugDose<Drug> {
  return { drug, amountMg };
}

/**
 * Adds two doses of one drug. Refuses (`different-drugs`) where the compiler could not see it, in stored records for instance.
 * Source: clinical reference §0 rule 3, §10.5.
 *
 * Example: 34.03 mg and 67 mg of racemic ketamine are 101.03 mg.
 * Odd case: nothing converts one into the other, not even for a daily total: report both lines.
 */
export function addDoses<Drug extends KetamineDrug>(
  first: DrugDose<Drug>,
  second: DrugDose<NoInfer<Drug>>,
): Decision<DrugDose<Drug>, DrugsDifferRefused> {
  if (first.drug !== second.drug) {
    const message =
      'Racemic ketamine and esketamine are different medicines: their milligrams are never added. Report them on separate lines.';
    return refuse({ code: 'different-drugs', drugs: [first.drug, second.drug], message });
  }
  return allow({ drug: first.drug, amountMg: addExact(first.amountMg, second.amountMg) });
}
