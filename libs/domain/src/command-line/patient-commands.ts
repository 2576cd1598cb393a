import * as z from 'zod';
import {
  checklistAnswer,
  consentRecord,
  decideEligibility,
  defaultEligibilityPolicy,
  minimumFacts,
  missingConsents,
} from '../patients/index.js';
import { dateField, treatmentProduct } from '../shared/index.js';
import { answerOf, type Command } from './answer.js';
import { decoded } from './decoded.js';

// An answer may come as its bare word; who asked whom and when is then the question's own day.
const eligibilityInput = z.strictObject({
  product: treatmentProduct,
  on: dateField,
  occasion: z.enum(['screening', 'dosing-day']).default('screening'),
  answers: z.array(checklistAnswer.partial({ answeredOn: true, source: true })).max(200),
  missingFacts: z.array(z.enum(minimumFacts)).default([]),
});

const eligibility: Command = decoded(eligibilityInput, (asked) => {
  const answers = asked.answers.map((answer) => ({
    ...answer,
    answeredOn: answer.answeredOn ?? asked.on,
    source: answer.source ?? 'not stated',
  }));
  return answerOf(decideEligibility({ ...asked, answers, policy: defaultEligibilityPolicy }), (found) => ({ ...found }));
});

const consentsInput = z.strictObject({
  product: treatmentProduct,
  on: dateField,
  consents: z.array(consentRecord).max(200),
  hasRemoteVisits: z.boolean().default(false),
  isTakenAtHome: z.boolean().default(false),
});

const consents: Command = decoded(consentsInput, ({ product, on, consents: signed, ...terms }) => {
  const missing = missingConsents(product, signed, on, terms);
  return { ok: true, isComplete: missing.length === 0, missing };
});

export const patientCommands: Readonly<Record<string, Command>> = { eligibility, consents };
