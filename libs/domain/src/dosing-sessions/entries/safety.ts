import * as z from 'zod';
import { alertName, code, entryId, instant, overrides, personId, wholeNumber, words } from './fields.js';
import { adverseEventTerms } from './adverse-event-terms.js';

const seriousness = ['death', 'life-threatening', 'hospitalisation', 'disability', 'congenital', 'other-important'] as const;

/** Severity 1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death. Source: clinical reference §3.7. */
export const adverseEventRecorded = z
  .strictObject({
    term: z.enum(adverseEventTerms),
    severity: wholeNumber(1, 5),
    seriousness: z.array(z.enum(seriousness)).max(6).default([]),
    relatedness: z.enum(['unrelated', 'unlikely', 'possible', 'probable', 'definite']),
    expectedness: z.enum(['expected', 'unexpected', 'not-judged']).default('not-judged'),
    actionTaken: z.enum(['none', 'rate-reduced', 'paused', 'stopped', 'next-dose-reduced']),
    outcome: z.enum(['recovered', 'recovering', 'not-recovered', 'sequelae', 'fatal', 'unknown']),
    onsetAt: instant.optional(),
    endedAt: instant.optional(),
    treatment: words.optional(),
    remark: words.optional(),
  })
  .refine((event) => event.severity < 4 || event.seriousness.length > 0, {
    error: 'A life-threatening or fatal event is serious: say in which way.',
    path: ['seriousness'],
  });

export const alertAcknowledged = z.strictObject({ alert: alertName });
export const prescriberInformed = z.strictObject({
  alert: alertName,
  prescriberId: personId,
  manner: z.enum(['paged', 'telephoned', 'at-chair']),
});

export const alertActions = [
  'dosing-paused',
  'dosing-stopped',
  'no-further-dose',
  'rechecked-other-arm',
  'repositioned',
  'calm-environment',
  'medicine-given',
  'stimulated',
  'airway-opened',
  'oxygen-given',
  'electrocardiogram',
  'emergency-services',
  'watched',
] as const;
export const alertActionRecorded = z.strictObject({ alert: alertName, action: z.enum(alertActions), remark: words.optional() });
export const alertEscalated = z.strictObject({
  alert: alertName,
  to: z.enum(['prescriber', 'emergency-services']),
  remark: words.optional(),
});
export const alertResolved = z.strictObject({ alert: alertName, remark: words.optional(), overrides });

export const monitoringItems = ['vital-signs', 'sedation', 'dissociation'] as const;
export const monitoringMissed = z.strictObject({ item: z.enum(monitoringItems), dueAt: instant, reason: words });

export const stepRefused = z.strictObject({ step: code, codes: z.array(code).min(1).max(30) });
export const enteredInError = z.strictObject({ reason: words });

/** Written by the server beside a dose that reached it from a tablet which no longer held the session's lease. Source: architecture §2. */
export const leaseMissingNoted = z.strictObject({ doseId: entryId, leaseDeviceId: z.uuid('Name a device.') });

/** Of several people who charted one minute, the entries that count. The others stay in sight. Source: clinical reference §3.2. */
export const readingsMarkedPrimary = z.strictObject({ readingIds: z.array(entryId).min(1, 'Name the reading that counts.').max(20) });

/** A sign-off by name; the step it opens says whose it must be. */
export const prescriberSignedOff = z.strictObject({ matter: z.enum(['discharge', 'resumption', 'baseline']), remark: words.optional() });
export const administrationRecordSigned = z.strictObject({ statement: words.optional() });
export const remsFormSubmitted = z.strictObject({ confirmationNumber: code.optional(), manner: z.enum(['online', 'fax']) });
