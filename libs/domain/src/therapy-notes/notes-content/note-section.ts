import type { SectionKind } from './formats.js';

/** One named section. Text of a 'fresh' section may never be copied forward from an earlier note. */
export interface NoteSection {
  readonly id: string;
  readonly label: string;
  readonly prompt: string;
  readonly kind: SectionKind;
  readonly isRequired: boolean;
  readonly copyForward: 'allowed' | 'fresh';
}

/** One row of a section table: 'required' must not be empty at signing, 'fresh' is never copied forward. */
export type SectionRow = readonly [
  id: string,
  label: string,
  prompt: string,
  kind: SectionKind,
  rule?: 'required' | 'fresh' | 'required-fresh',
];

/** Sections from their rows, in the order they are written. */
export function sectionsOf(...rows: readonly SectionRow[]): NoteSection[] {
  return rows.map(([id, label, prompt, kind, rule]) => ({
    ...{ id, label, prompt, kind },
    isRequired: rule?.startsWith('required') ?? false,
    copyForward: rule?.endsWith('fresh') ? 'fresh' : 'allowed',
  }));
}

export const plan: SectionRow = ['plan', 'Plan', 'What happens next, who does it and by when?', 'ahead', 'required'];
export const risk: SectionRow = [
  'risk',
  'Risk',
  'What was asked about suicide, self-harm and safety, and what was answered?',
  'meaning',
  'required-fresh',
];
