import * as z from 'zod';
import { idSchema, optionalText } from '../shared/index.js';

export const shifts = ['morning', 'afternoon', 'evening'] as const;
export type Shift = (typeof shifts)[number];

/** What a hand-over speaks of, in the order in which it is read. */
export const shiftNoteParts = ['watch', 'open', 'rooms'] as const;
export type ShiftNotePart = (typeof shiftNoteParts)[number];

const parts = z.strictObject({ watch: optionalText(500), open: optionalText(500), rooms: optionalText(500) });

/** What the outgoing shift tells the next at one site: whom to watch, what is still to do, how rooms and things stand. Source: design system §11 (Today board). */
export const writeShiftNote = z
  .strictObject({ id: idSchema<'ShiftNote'>(), siteId: idSchema<'Site'>(), shift: z.enum(shifts), parts })
  .refine(({ parts: written }) => shiftNoteParts.some((part) => written[part] !== null), {
    message: 'Write at least one of the three',
    path: ['parts'],
  });
export type WriteShiftNote = z.infer<typeof writeShiftNote>;

export interface ShiftNoteView {
  readonly id: string;
  readonly siteName: string;
  readonly on: string;
  readonly shift: Shift;
  readonly parts: Readonly<Record<ShiftNotePart, string | null>>;
  readonly writtenBy: string;
  readonly writtenAt: string;
  readonly readBy: readonly { readonly name: string; readonly at: string }[];
  /** Whether this person has written it or said that they have read it. */
  readonly isKnownToMe: boolean;
}

/** The answer of GET /api/v1/shift-notes: the notes of the last days, newest first, and the sites that one can be written for. */
export interface ShiftNotesView {
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly notes: readonly ShiftNoteView[];
}
