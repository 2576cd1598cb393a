import * as z from 'zod';
import { idSchema } from '../shared/id.js';
import { isKnownZone } from '../shared/local-time.js';
import { dateField } from '../shared/date-field.js';
import { optionalText, requiredText } from '../shared/text.js';
import { openingHours } from './opening-hours.js';

/** A zone by its IANA name. Offsets such as "+02:00" are refused: they know no summer time. */
const zone = z
  .string()
  .max(64)
  .refine((name) => /^[A-Za-z]/.test(name) && isKnownZone(name), 'Use the name of a time zone, such as America/New_York');

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time such as 08:00');

/** What an operator says to open a clinic, the tenant: its name, the zone its days are counted in, its first site's hours, and who administers it. */
export const openClinic = z
  .strictObject({
    name: requiredText(160),
    zone,
    administrator: requiredText(120),
    email: z.email('Give an e-mail address').max(254),
    opens: clockTime.default('08:00'),
    closes: clockTime.default('18:00'),
  })
  .refine(({ opens, closes }) => opens < closes, { path: ['closes'], message: 'It closes after it opens' });
export type OpenClinic = z.infer<typeof openClinic>;

export const site = z.strictObject({ name: requiredText(160), zone, address: optionalText(400), openingHours });
export type Site = z.infer<typeof site>;

/** What a room offers; the planner matches it with what a visit needs. Source: clinical reference §8.2. */
export const roomAttributes = ['oxygen', 'monitor', 'recliner', 'bed', 'infusion-pole', 'camera', 'wheelchair', 'emergency-cart'] as const;

export const treatmentRoom = z.strictObject({
  siteId: idSchema<'Site'>(),
  name: requiredText(80),
  kind: z.enum(['treatment-room', 'chair', 'consulting-room']),
  attributes: z.array(z.enum(roomAttributes)).max(roomAttributes.length).default([]),
  isInUse: z.boolean().default(true),
});
export type TreatmentRoom = z.infer<typeof treatmentRoom>;

/** An infusion pump. Without a maintenance date it is unknown whether it may be used, and the planner says so. */
export const pump = z.strictObject({
  siteId: idSchema<'Site'>(),
  assetNumber: requiredText(60),
  model: optionalText(120),
  maintenanceDueOn: dateField.nullable().default(null),
  cleaningMinutes: z.int().min(0).max(240),
  isInUse: z.boolean().default(true),
});
export type Pump = z.infer<typeof pump>;

export type PumpStanding = 'usable' | 'out-of-use' | 'maintenance-overdue' | 'maintenance-unknown';

/**
 * Whether a pump may be booked on a day. Source: clinical reference §8.2.
 * Example: due 2026-11-17, it is usable on that day and overdue on the next. Odd case: no date known is its own answer, not "usable".
 */
export function pumpStanding({ isInUse, maintenanceDueOn }: Pick<Pump, 'isInUse' | 'maintenanceDueOn'>, on: string): PumpStanding {
  if (!isInUse) return 'out-of-use';
  if (maintenanceDueOn === null) return 'maintenance-unknown';
  return on > maintenanceDueOn ? 'maintenance-overdue' : 'usable';
}
