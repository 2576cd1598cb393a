import * as z from 'zod';
import { openingHours, pumpStanding, type PumpStanding } from '../clinics/index.js';
import { dateField, idSchema, optionalText, requiredText, type LocalDate } from '../shared/index.js';
import type { Role } from '../staff/index.js';
import { heldSkill, staffSkills } from './staff-skills.js';

export const resourceKinds = ['staff', 'room', 'pump'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/**
 * What the schedule can hold: a person, a room or chair, a pump. A person's id is the staff member's id.
 * Hours null means the hours of the site. Dates null are unknown, and unknown stands in the way.
 */
export const keepResource = z
  .strictObject({
    siteId: idSchema<'Site'>(),
    kind: z.enum(resourceKinds),
    name: requiredText(80),
    /** What a room offers, and what a person is or speaks: woman, language-es. */
    attributes: z
      .array(z.string().regex(/^[a-z][a-z0-9-]{1,40}$/))
      .max(20)
      .default([]),
    /** Certificates of a person, each up to its date. */
    skills: z.array(heldSkill).max(staffSkills.length).default([]),
    hours: openingHours.nullable().default(null),
    licenceValidUntil: dateField.nullable().default(null),
    maintenanceDueOn: dateField.nullable().default(null),
    cleaningMinutes: z.int().min(0).max(240).default(0),
    isInUse: z.boolean().default(true),
  })
  .refine(({ kind, maintenanceDueOn }) => kind === 'pump' || maintenanceDueOn === null, {
    message: 'Only a pump has a maintenance date',
    path: ['maintenanceDueOn'],
  })
  .refine(({ kind, skills }) => kind === 'staff' || skills.length === 0, { message: 'Only people have certificates', path: ['skills'] })
  .refine(({ skills }) => new Set(skills.map(({ skill }) => skill)).size === skills.length, {
    message: 'A certificate stands twice',
    path: ['skills'],
  });
export type KeepResource = z.infer<typeof keepResource>;

export const absenceKinds = ['leave', 'sick', 'training', 'maintenance', 'other'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

export const instantField = z.iso.datetime({ offset: true, message: 'Write the time with its zone, such as 2026-11-17T14:30:00Z' });

/** A stretch in which a person, room or pump is not there. */
export const recordAbsence = z
  .strictObject({
    id: idSchema<'Absence'>(),
    resourceId: idSchema<'Resource'>(),
    kind: z.enum(absenceKinds),
    startsAt: instantField,
    endsAt: instantField,
    note: optionalText(200),
  })
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
    message: 'The end lies before the start',
    path: ['endsAt'],
  });
export type RecordAbsence = z.infer<typeof recordAbsence>;

export interface AbsenceView {
  readonly id: string;
  readonly resourceId: string;
  readonly kind: AbsenceKind;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly note: string | null;
}

export interface ResourceView extends KeepResource {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly version: number;
}

/**
 * The pump's standing for the schedule; anything but a pump is always usable while in use.
 * Example: a room in use is 'usable', a pump past its date 'maintenance-overdue'. Odd case: it is the day asked for that counts, not today.
 * Source: clinical reference §6.1 (pump).
 */
export function standingOf(resource: Pick<KeepResource, 'kind' | 'isInUse' | 'maintenanceDueOn'>, on: LocalDate): PumpStanding {
  if (resource.kind === 'pump') return pumpStanding(resource, on);
  return resource.isInUse ? 'usable' : 'out-of-use';
}
