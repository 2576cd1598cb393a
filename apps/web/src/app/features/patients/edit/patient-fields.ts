import type { RecordField } from '../../../ui/record-fields.js';
import type { PatientList } from './patient-draft.js';

const yesNo = [
  ['', 'Not asked'],
  ['yes', 'Yes'],
  ['no', 'No'],
] as const;

const nameFields: readonly RecordField[] = [
  { key: 'given', label: 'Given names' },
  { key: 'family', label: 'Family name' },
  { key: 'preferred', label: 'Called' },
  { key: 'prefix', label: 'Before the name' },
  { key: 'suffix', label: 'After the name' },
  { key: 'text', label: 'Whole name as its owner writes it', help: 'Only where given and family names do not describe it.' },
];

export const personFields: readonly { readonly heading: string; readonly fields: readonly RecordField[] }[] = [
  { heading: 'Name', fields: nameFields },
  {
    heading: 'Person',
    fields: [
      { key: 'birthDate', label: 'Birth date', kind: 'date', help: 'Empty means unknown.' },
      { key: 'recordNumber', label: 'Record number' },
      {
        key: 'gender',
        label: 'Gender',
        kind: 'choice',
        choices: [
          ['unknown', 'Not asked'],
          ['female', 'Female'],
          ['male', 'Male'],
          ['other', 'Other'],
        ],
      },
      { key: 'genderInOwnWords', label: 'Gender in own words' },
      { key: 'pronouns', label: 'Pronouns' },
      {
        key: 'sexAtBirth',
        label: 'Sex at birth',
        kind: 'choice',
        choices: [
          ['unknown', 'Not asked'],
          ['female', 'Female'],
          ['male', 'Male'],
          ['intersex', 'Intersex'],
        ],
      },
      { key: 'language', label: 'Language', help: 'As a tag: en, es, zh-Hant.' },
      { key: 'needsInterpreter', label: 'Needs an interpreter', kind: 'choice', choices: yesNo },
    ],
  },
  {
    heading: 'Death',
    fields: [
      { key: 'isDeceased', label: 'The patient is deceased', kind: 'tick' },
      { key: 'deceasedOn', label: 'Date of death', kind: 'date', help: 'Empty where it is not known.' },
    ],
  },
];

const phoneUses = [
  ['unknown', 'Not said'],
  ['mobile', 'Mobile'],
  ['home', 'Home'],
  ['work', 'Work'],
  ['temporary', 'For a time'],
  ['former', 'No longer used'],
] as const;

interface ListForm {
  readonly list: PatientList;
  readonly heading: string;
  readonly one: string;
  readonly fields: readonly RecordField[];
}

export const listForms: readonly ListForm[] = [
  {
    ...{ list: 'contactPoints', heading: 'Telephone, e-mail and others', one: 'way to reach' },
    fields: [
      {
        key: 'system',
        label: 'Kind',
        kind: 'choice',
        choices: [
          ['phone', 'Telephone'],
          ['email', 'E-mail'],
          ['fax', 'Fax'],
          ['other', 'Other'],
        ],
      },
      { key: 'value', label: 'Number or address' },
      { key: 'use', label: 'Used for', kind: 'choice', choices: phoneUses },
      { key: 'isPreferred', label: 'Preferred', kind: 'tick' },
      { key: 'isReminderAllowed', label: 'The patient allows letters here (reminders, questions, links)', kind: 'tick' },
    ],
  },
  {
    ...{ list: 'addresses', heading: 'Addresses', one: 'address' },
    fields: [
      { key: 'lines', label: 'Street, line by line', kind: 'area' },
      { key: 'city', label: 'City' },
      { key: 'region', label: 'State or region' },
      { key: 'postalCode', label: 'Postal code' },
      { key: 'country', label: 'Country', help: 'Two letters, such as US.' },
      {
        key: 'use',
        label: 'Used as',
        kind: 'choice',
        choices: [
          ['unknown', 'Not said'],
          ['home', 'Home'],
          ['work', 'Work'],
          ['temporary', 'For a time'],
          ['former', 'Former'],
          ['billing', 'Billing'],
        ],
      },
      { key: 'from', label: 'From', kind: 'date' },
      { key: 'until', label: 'Until', kind: 'date' },
    ],
  },
  {
    ...{ list: 'emergencyContacts', heading: 'In an emergency', one: 'contact' },
    fields: [
      { key: 'name', label: 'Name' },
      { key: 'relation', label: 'Relation' },
      { key: 'phone', label: 'Telephone', kind: 'tel' },
      { key: 'canEscort', label: 'May take the patient home', kind: 'choice', choices: yesNo },
    ],
  },
  { ...{ list: 'formerNames', heading: 'Former and other names', one: 'name' }, fields: nameFields },
];
