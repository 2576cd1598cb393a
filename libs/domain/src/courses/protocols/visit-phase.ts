import * as z from 'zod';
import type { TreatmentProduct } from '../../shared/index.js';

/** The stretches of a visit, in their order. */
export const visitPhases = ['check-in', 'therapy', 'dosing', 'observation', 'clean-up'] as const;
export type VisitPhase = (typeof visitPhases)[number];

/** Who can be needed in a phase. A prescriber on site is shared by every room. */
export const visitStaffRoles = ['nurse', 'therapist', 'prescriber', 'prescriber-on-site'] as const;

/** `load` is the share of one person's attention: a nurse with loads summing to 1 is full. Source: clinical reference §8.2. */
const staffNeed = z.strictObject({ role: z.enum(visitStaffRoles), load: z.number().min(0).max(1) });

export const phaseSchema = z.strictObject({
  phase: z.enum(visitPhases),
  minutes: z.int().min(1).max(600),
  staff: z.array(staffNeed),
  /** Whether an infusion pump is taken for this phase. */
  needsPump: z.boolean().default(false),
});
export type PhaseTemplate = z.infer<typeof phaseSchema>;

/** Kinds of visits, as the schedule shows them. Source: clinical reference §8.1. */
export const visitTypes = [
  'psychiatric-evaluation',
  'preparation',
  'intravenous-dosing',
  'intravenous-dosing-with-therapist',
  'intramuscular-dosing',
  'esketamine-dosing',
  'intranasal-dosing',
  'sublingual-dosing',
  'integration',
  'response-review',
] as const;
export type VisitType = (typeof visitTypes)[number];

const products: Partial<Record<VisitType, TreatmentProduct>> = {
  'intravenous-dosing': 'intravenous-ketamine',
  'intravenous-dosing-with-therapist': 'intravenous-ketamine',
  'intramuscular-dosing': 'intramuscular-ketamine',
  'esketamine-dosing': 'intranasal-esketamine',
  'intranasal-dosing': 'intranasal-ketamine',
  'sublingual-dosing': 'sublingual-ketamine',
};

/**
 * What a visit of this type gives; null where it gives nothing. Source: clinical reference §8.1.
 * Example: an 'esketamine-dosing' visit gives 'intranasal-esketamine'. Odd case: an integration visit gives no medicine.
 */
export function productOfVisit(type: VisitType): TreatmentProduct | null {
  return products[type] ?? null;
}
