import * as z from 'zod';

/** The number patients see beside 988 and 911, and whether somebody answers it outside the staffed hours. Source: clinical reference §4.6. */
export const setCrisisContact = z.strictObject({
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9][0-9 ()-]{5,24}$/, 'Write a phone number with digits')
    .nullable(),
  hasAfterHoursCover: z.boolean(),
});
export type SetCrisisContact = z.infer<typeof setCrisisContact>;

/** What the clinic has said; `version` 0 is a clinic that has said nothing, and then nobody answers after hours. */
export interface CrisisContactView extends SetCrisisContact {
  readonly version: number;
}
