import * as z from 'zod';
import { dateField, type LocalDate } from '../shared/index.js';

/** What a certificate or a training lets a person do. Source: clinical reference §2.8, §8.2. */
export const staffSkills = [
  'advanced-life-support',
  'venous-access',
  'intramuscular-injection',
  'esketamine-rems',
  'chaperone',
  'interpreter',
] as const;
export type StaffSkill = (typeof staffSkills)[number];

/** A certificate counts up to its date and that day; without a date it counts for nothing. */
export const heldSkill = z.strictObject({ skill: z.enum(staffSkills), validUntil: dateField });
export type HeldSkill = z.infer<typeof heldSkill>;

/**
 * The skills that count on a day. Source: clinical reference §1.5.
 * Example: a certificate until 2026-11-17 counts on that day and not on the next. Odd case: without certificates there is no skill, and
 * the list is empty.
 */
export function skillsOn(held: readonly HeldSkill[], on: LocalDate): readonly StaffSkill[] {
  return held.filter(({ validUntil }) => on <= validUntil).map(({ skill }) => skill);
}

/**
 * What a person is or speaks, beside certificates: how a language stands among a resource's attributes. Example: "language-es". Odd case:
 * the code is not checked, it stands as it was written. Source: clinical reference §8.2.
 */
export function languageAttribute(language: string): string {
  return `language-${language}`;
}

export const therapistGenders = ['woman', 'man'] as const;
export type TherapistGender = (typeof therapistGenders)[number];
