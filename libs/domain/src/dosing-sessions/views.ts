import * as z from 'zod';
import type { AllergyBanner } from '../patients/index.js';
import { treatmentProduct, type TreatmentProduct } from '../shared/index.js';
import type { SessionEntry } from './entries/index.js';
import type { SessionPolicy } from './fold/index.js';
import type { MissingEntries } from './missing-entries.js';
import type { DosingSession } from './session/index.js';

const asked = { isEscortRequired: z.boolean().default(true), isPregnancyTestRequired: z.boolean().default(false) };

/**
 * Opening a session: for an appointment, which knows patient, course, medicine and time; or for a patient who is treated without one, so that
 * a dose that is given can always be recorded. What surrounds the session is read from the record, never stated.
 */
export const openSessionCommand = z.union([
  z.strictObject({ id: z.uuid(), appointmentId: z.uuid(), ...asked }),
  z.strictObject({
    id: z.uuid(),
    patientId: z.uuid(),
    courseId: z.uuid().nullable().default(null),
    product: treatmentProduct,
    plannedStart: z.iso.datetime(),
    ...asked,
  }),
]);
export type OpenSessionCommand = z.infer<typeof openSessionCommand>;

/** An order to sign; who, when and which version are the server's to say. Overrides name the soft limits they answer. */
export const signOrderCommand = z.strictObject({
  id: z.uuid(),
  content: z.looseObject({ product: treatmentProduct }),
  overrides: z
    .array(z.strictObject({ ruleId: z.string().max(80), reason: z.string().max(400) }))
    .max(30)
    .default([]),
});
export type SignOrderCommand = z.infer<typeof signOrderCommand>;

/** Facts, up to a hundred at a time; each is judged by `decodeEntry`. */
export const recordEntriesCommand = z.strictObject({
  entries: z.array(z.unknown()).min(1).max(100),
  /** They were on the device's disk, called kept, before the server could be asked: what happened then is not refused now. */
  wereKeptOnDevice: z.boolean().default(false),
});
export type RecordEntriesCommand = z.infer<typeof recordEntriesCommand>;
export const decideStepCommand = z.strictObject({ entry: z.unknown() });

export interface SessionListItem {
  readonly id: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly product: TreatmentProduct;
  readonly plannedStart: string;
}

/** Everything a screen needs to fold the session itself: the same rules run here and on the server. */
export interface DosingSessionView {
  readonly session: DosingSession;
  readonly entries: readonly SessionEntry[];
  readonly policy: SessionPolicy;
  readonly patientId: string;
  readonly patientName: string;
  readonly birthDate: string | null;
  readonly recordNumber: string | null;
  readonly allergies: AllergyBanner;
  /** How many forms were open as the patient was checked in, and why; null where none was, or nobody was checked in. */
  readonly formsAtCheckIn: { readonly open: number; readonly reason: string } | null;
  readonly leaseDeviceId: string | null;
  /** Entries a device has made and this server has not seen. */
  readonly missing: readonly MissingEntries[];
  readonly people: Readonly<Record<string, string>>;
}

/** What became of one entry that was sent. */
export interface EntryAnswer {
  readonly id: string;
  readonly status: 'kept' | 'known' | 'refused';
  readonly refusals: readonly { readonly code: string; readonly path?: string; readonly message: string }[];
}

/** A session's seal held against its entries as they stand now. `entry-changed`: the row no longer gives the hash it came in with. */
export type SealView =
  | { readonly seal: null }
  | {
      readonly seal: { readonly merkleRoot: string; readonly sealedAt: string; readonly sealedById: string; readonly entryCount: number };
      readonly isIntact: boolean;
      readonly faults: readonly { readonly code: 'entry-missing' | 'entry-changed' | 'root-differs'; readonly entryId: string | null }[];
      /** Entries recorded after the seal; they stand beside it. */
      readonly laterEntries: number;
    };
