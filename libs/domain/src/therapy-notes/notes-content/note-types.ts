import { contact, discharge, incident, nursing, progress, review, screening } from './clinical-sections.js';
import type { NoteSection } from './note-section.js';
import { dosing, integration, preparation } from './therapy-sections.js';

export interface NoteTypeDefinition {
  readonly id: string;
  readonly label: string;
  /** LOINC document type; null where the reference names none. */
  readonly loinc: string | null;
  readonly author: 'therapist' | 'nurse' | 'prescriber' | 'any-clinician';
  readonly dueWithinHours: number;
  readonly sections: readonly NoteSection[];
}

const progressNote = '34904-3';

/** The notes of the chart. The therapist's process note is not among them: it lives apart and has no sections. Source: clinical reference §5.1. */
export const noteTypes = [
  { id: 'screening', label: 'Psychiatric evaluation', loinc: '78306-8', author: 'prescriber', dueWithinHours: 72, sections: screening },
  { id: 'preparation', label: 'Preparation note', loinc: progressNote, author: 'therapist', dueWithinHours: 72, sections: preparation },
  { id: 'dosing-session', label: 'Dosing session note', loinc: progressNote, author: 'therapist', dueWithinHours: 24, sections: dosing },
  { id: 'integration', label: 'Integration note', loinc: progressNote, author: 'therapist', dueWithinHours: 72, sections: integration },
  { id: 'progress', label: 'Progress note', loinc: progressNote, author: 'any-clinician', dueWithinHours: 72, sections: progress },
  { id: 'nursing-session', label: 'Nursing session note', loinc: null, author: 'nurse', dueWithinHours: 24, sections: nursing },
  { id: 'response-review', label: 'Response review', loinc: progressNote, author: 'prescriber', dueWithinHours: 24, sections: review },
  { id: 'discharge-summary', label: 'Discharge summary', loinc: '78263-1', author: 'prescriber', dueWithinHours: 168, sections: discharge },
  { id: 'contact', label: 'Contact note', loinc: null, author: 'any-clinician', dueWithinHours: 24, sections: contact },
  { id: 'incident', label: 'Incident note', loinc: null, author: 'any-clinician', dueWithinHours: 24, sections: incident },
] as const satisfies readonly NoteTypeDefinition[];

export type NoteTypeId = (typeof noteTypes)[number]['id'];
