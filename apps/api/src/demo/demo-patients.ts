import type { Allergy, Condition, MeasuredFact, Medicine, RegisterPatientCommand } from '@sojourn/domain';

type DemoFact =
  | { readonly kind: 'allergy'; readonly details: Partial<Allergy> & { substance: string } }
  | { readonly kind: 'condition'; readonly details: Partial<Condition> & { text: string } }
  | { readonly kind: 'medicine'; readonly details: Partial<Medicine> & { text: string } }
  | { readonly kind: 'measurement'; readonly details: MeasuredFact };

export interface DemoPatient {
  readonly key: string;
  readonly patient: { readonly name: { family: string; given: string[] } } & Partial<Omit<RegisterPatientCommand['patient'], 'name'>>;
  readonly hasNoKnownAllergies: boolean;
  readonly facts: readonly DemoFact[];
}

const depression = { kind: 'condition', details: { text: 'Major depressive disorder, recurrent, severe', codes: [{ system: 'icd-10-cm', code: 'F33.2', display: null }], status: 'active' } } as const;
const anyhow = { isPreferred: false, isReminderAllowed: true, use: 'home' } as const;
const reached = (phone: string, mailbox: string) => [{ ...anyhow, system: 'phone' as const, value: phone }, { ...anyhow, system: 'email' as const, value: `${mailbox}@home.example` }];
const escort = (name: string, relation: string, phone: string) => [{ name, relation, phone, canEscort: true }];

/** The three patients of the golden day. Source: clinical reference §10.1. All fictional. */
export const demoPatients: readonly DemoPatient[] = [
  {
    key: 'alex',
    patient: { name: { family: 'Morgan', given: ['Alex'] }, birthDate: '1982-03-04' as never, gender: 'male', recordNumber: 'CH-0001', contactPoints: reached('555-0111', 'alex'), emergencyContacts: escort('Jamie Morgan', 'spouse', '555-0101') },
    hasNoKnownAllergies: true,
    facts: [
      { ...depression, details: { ...depression.details, codes: [...depression.details.codes] } },
      { kind: 'medicine', details: { text: 'Escitalopram 20 mg', dosage: '20 mg daily', status: 'active' } },
      { kind: 'measurement', details: { kind: 'height', heightMm: 1780 } },
      { kind: 'measurement', details: { kind: 'weight', weightG: 82_000 } },
    ],
  },
  {
    key: 'bea',
    patient: { name: { family: 'Lindqvist', given: ['Bea'] }, birthDate: '1988-05-21' as never, gender: 'female', recordNumber: 'CH-0002', contactPoints: reached('555-0112', 'bea'), emergencyContacts: escort('Ola Lindqvist', 'sister', '555-0102') },
    hasNoKnownAllergies: false,
    facts: [
      { kind: 'condition', details: { text: 'Post-traumatic stress disorder, chronic', codes: [{ system: 'icd-10-cm', code: 'F43.12', display: null }], status: 'active' } },
      { kind: 'allergy', details: { substance: 'Penicillin', category: 'medicine', reactions: [{ reaction: 'Rash', severity: 'mild' }] } },
      { kind: 'medicine', details: { text: 'Prazosin 2 mg', dosage: '2 mg at bedtime', status: 'active' } },
      { kind: 'measurement', details: { kind: 'weight', weightG: 64_000 } },
    ],
  },
  {
    key: 'carlos',
    patient: { name: { family: 'Vega', given: ['Carlos'] }, birthDate: '1968-01-30' as never, gender: 'male', recordNumber: 'CH-0003', contactPoints: reached('555-0113', 'carlos'), emergencyContacts: escort('Rosa Vega', 'wife', '555-0103') },
    hasNoKnownAllergies: true,
    facts: [
      { ...depression, details: { ...depression.details, codes: [...depression.details.codes] } },
      { kind: 'medicine', details: { text: 'Sertraline 100 mg', dosage: '100 mg daily', status: 'active' } },
      { kind: 'medicine', details: { text: 'Lisinopril 10 mg', dosage: '10 mg daily', status: 'active' } },
      { kind: 'measurement', details: { kind: 'weight', weightG: 96_000 } },
    ],
  },
];
