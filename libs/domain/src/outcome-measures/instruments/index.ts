import type { InstrumentDefinition } from '../definition.js';
import { audit, auditC } from './audit.js';
import { cssrsScreener, cssrsSinceLastContact } from './c-ssrs.js';
import { cgiI, cgiS, dast10, sds, waiSr } from './function-and-alliance.js';
import { gad2, gad7 } from './gad.js';
import { intakeHistory, intervalHistory } from './histories.js';
import { bdi2, isi, madrs, qidsSr16, who5 } from './mood-scales.js';
import { pcl5, pcl5PastWeek } from './pcl-5.js';
import { phq2, phq9 } from './phq.js';
import { bladder4, cadss, cadss6, ebi, meq30, moaaS, rass, visualAnalogueLines } from './session-scales.js';

/** Every instrument the product scores, in the order lists show them. */
export const instruments: readonly InstrumentDefinition[] = [
  ...[phq9, phq2, gad7, gad2, pcl5, pcl5PastWeek, cssrsScreener, cssrsSinceLastContact, qidsSr16, who5, audit, auditC, dast10],
  ...[meq30, ebi, isi, madrs, bdi2, cgiS, cgiI, sds, cadss, cadss6, moaaS, rass, waiSr, ...visualAnalogueLines, bladder4],
  ...[intakeHistory, intervalHistory],
];

/**
 * The definition of an instrument; null for an id that is not ours. Example: `instrumentOf('phq-9')`. Odd case: 'PHQ-9' is not an id.
 * Source: clinical reference §4.0, §4.1.
 */
export function instrumentOf(id: unknown): InstrumentDefinition | null {
  return instruments.find((instrument) => instrument.id === id) ?? null;
}
