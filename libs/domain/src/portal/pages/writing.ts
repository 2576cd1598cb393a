import * as z from 'zod';
import { idSchema } from '../../shared/id.js';
import { requiredText } from '../../shared/text.js';
import { linkProof } from '../link-proof.js';
import { passProof } from './own-passkey.js';
import { preparationItems } from './preparation-list.js';
import { sharings } from './sharing.js';

/** An intention is what a patient hopes for or turns to; a reflection is a page of the journal. Both in the patient's own words. */
export const writingKinds = ['intention', 'reflection'] as const;
export type WritingKind = (typeof writingKinds)[number];

export const longestWriting = 6_000;
const moment = z.iso.datetime({ offset: true });

const writing = z.strictObject({
  id: idSchema<'PatientWriting'>(),
  kind: z.enum(writingKinds),
  text: requiredText(longestWriting),
  sharedWith: z.enum(sharings),
  writtenAt: moment,
});
export type NewWriting = z.infer<typeof writing>;

const sharing = z.strictObject({ writingId: idSchema<'PatientWriting'>(), sharedWith: z.enum(sharings), at: moment });
const tick = z.strictObject({
  appointmentId: idSchema<'Appointment'>(),
  item: z.enum(preparationItems),
  isDone: z.boolean(),
  at: moment,
});

const changes = {
  writings: z.array(writing).max(20).default([]),
  sharings: z.array(sharing).max(50).default([]),
  ticks: z.array(tick).max(50).default([]),
};

/** What a patient did on their own pages since it was last sent, each under an id or place of its own: sent twice it counts once. */
export const sendPages = z
  .union([z.strictObject({ ...linkProof, ...changes }), z.strictObject({ ...passProof, ...changes })])
  .refine(({ writings, sharings: changed, ticks }) => writings.length + changed.length + ticks.length > 0, 'There is nothing to keep');
export type SendPages = z.infer<typeof sendPages>;
export type ChangedSharing = SendPages['sharings'][number];
export type PreparationTick = SendPages['ticks'][number];

/** Erases what is shared with nobody; what was quoted from it into a note before stays there. */
const erased = { writingId: idSchema<'PatientWriting'>() };
export const eraseWriting = z.union([z.strictObject({ ...linkProof, ...erased }), z.strictObject({ ...passProof, ...erased })]);
export type EraseWriting = z.infer<typeof eraseWriting>;
