import * as z from 'zod';
import { idSchema, type LocalDate } from '../shared/index.js';
import type { AppointmentState } from './appointment-machine.js';
import type { TextSpan } from './day-view.js';
import { instantField } from './resources.js';

/** The question of GET /api/v1/schedule/visits-in-the-way: what is booked in a time, of one person or thing, or of a whole site. */
export const askVisitsInTheWay = z
  .strictObject({
    from: instantField,
    until: instantField,
    resource: idSchema<'Resource'>().optional(),
    site: idSchema<'Site'>().optional(),
  })
  .refine(({ resource, site }) => (resource === undefined) !== (site === undefined), {
    message: 'Ask for one resource or for one site',
    path: ['resource'],
  })
  .refine(({ from, until }) => from < until, { message: 'The end lies before the start', path: ['until'] });
export type AskVisitsInTheWay = z.infer<typeof askVisitsInTheWay>;

/** A visit that stands in a time in which its person, thing or site is not there: enough to say which, and to go and move it. */
export interface VisitInTheWay extends TextSpan {
  readonly id: string;
  readonly on: LocalDate;
  readonly patientName: string;
  readonly title: string;
  readonly state: AppointmentState;
}

/** The first of them in time; how many there are in all. */
export interface VisitsInTheWayView {
  readonly visits: readonly VisitInTheWay[];
  readonly total: number;
}
