import { decodeInput } from '../shared/decoder.js';
import { localDate } from '../shared/local-date.js';
import { ageInYears } from './age.js';
import { allergyBanner } from './allergy-banner.js';
import { allergy, codedConcept, condition, medicine } from './clinical-lists.js';
import { importedFact, measuredFact } from './measured-facts.js';
import { normalizeName } from './name-search.js';
import { displayName, listName, personName } from './person-name.js';
import { editPatient, isBirthDatePlausible, registerPatient } from './registration.js';

const pathsRefused = (answer: ReturnType<typeof decodeInput>) => (answer.allowed ? [] : answer.refusals.map(({ path }) => path));
const named = (name: object) => personName.parse(name);

describe('registering a patient', () => {
  it('needs a name and takes everything else as unknown', () => {
    expect(registerPatient.parse({ name: { family: 'Morgan' } })).toEqual({
      name: { family: 'Morgan', given: [], prefix: null, suffix: null, preferred: null, text: null },
      ...{ formerNames: [], recordNumber: null, birthDate: null, sexAtBirth: 'unknown', gender: 'unknown', genderInOwnWords: null },
      ...{ pronouns: null, language: null, needsInterpreter: null, addresses: [], contactPoints: [], emergencyContacts: [] },
      ...{ isDeceased: false, deceasedOn: null },
    });
  });

  it('takes names in any script, several addresses, contacts and an escort', () => {
    const patient = registerPatient.parse({
      name: { family: '山田', given: ['太郎'] },
      birthDate: '1982-03-04',
      recordNumber: 'MRN-0042',
      language: 'zh-Hant',
      addresses: [
        { lines: ['1 Elm St'], city: 'Albany', country: 'US' },
        { city: 'Reno', use: 'former', until: '2020-01-01' },
      ],
      contactPoints: [
        { system: 'phone', value: '+1 (555) 010-1234 x12' },
        { system: 'email', value: 'a@b' },
        { system: 'other', value: '@handle' },
      ],
      emergencyContacts: [{ name: 'Jamie Morgan', relation: 'spouse', phone: '555-0101', canEscort: true }],
      isDeceased: true,
      deceasedOn: '2026-01-01',
    });
    expect([patient.addresses.length, patient.contactPoints.length, patient.deceasedOn]).toEqual([2, 3, '2026-01-01']);
  });

  it.each([
    [{}, ['name']],
    [{ name: { given: [] } }, ['name.family']],
    [{ name: { family: 'X' }, birthDate: '2023-02-29' }, ['birthDate']],
    [{ name: { family: 'X' }, birthDate: '' }, ['birthDate']],
    [{ name: { family: 'X' }, deceasedOn: '2026-01-01' }, ['isDeceased']],
    [{ name: { family: 'X' }, isDeceased: true, birthDate: '2000-01-02', deceasedOn: '2000-01-01' }, ['deceasedOn']],
    [{ name: { family: 'X' }, addresses: [{}] }, ['addresses.0.lines']],
    [{ name: { family: 'X' }, addresses: [{ city: 'A', country: 'usa' }] }, ['addresses.0.country']],
    [{ name: { family: 'X' }, contactPoints: [{ system: 'phone', value: 'call me' }] }, ['contactPoints.0.value']],
    [{ name: { family: 'X' }, contactPoints: [{ system: 'email', value: 'nobody' }] }, ['contactPoints.0.value']],
    [{ name: { family: 'X' }, language: 'English (US)', shoeSize: 43 }, ['language', 'shoeSize']],
  ])('refuses %j at %j', (input, paths) => {
    expect(pathsRefused(decodeInput(registerPatient, input))).toEqual(paths);
  });

  it('wants every field when a patient is edited, so that none is wiped by omission', () => {
    const registered = registerPatient.parse({ name: { family: 'Morgan' } });
    expect(editPatient.parse(registered)).toEqual(registered);
    const { addresses: _left, ...rest } = registered;
    expect(pathsRefused(decodeInput(editPatient, rest))).toEqual(['addresses']);
  });

  it('questions birth dates in the future and beyond 130 years', () => {
    const plausible = (birthDate: string | null) => isBirthDatePlausible(birthDate, '2026-11-17');
    expect([plausible(null), plausible('2026-11-17'), plausible('2026-11-18'), plausible('1896-01-01'), plausible('1895-12-31')]).toEqual([
      ...[true, true, false, true, false],
    ]);
  });
});

describe('names', () => {
  it('shows a name the way its script does', () => {
    expect(displayName(named({ family: 'Morgan', given: ['Jordan', 'Lee'] }))).toBe('Jordan Lee Morgan');
    expect(displayName(named({ family: 'Morgan', given: ['Jordan'], preferred: 'Jo', suffix: 'Jr.' }))).toBe('Jordan “Jo” Morgan Jr.');
    expect(displayName(named({ family: 'Morgan', given: ['Jordan'], preferred: 'Jordan' }))).toBe('Jordan Morgan');
    expect(displayName(named({ family: '山田', given: ['太郎'] }))).toBe('山田太郎');
    expect(displayName(named({ family: '山田', given: ['Taro'] }))).toBe('Taro 山田');
    expect(displayName(named({ family: 'Sukarno' }))).toBe('Sukarno');
    expect(displayName(named({ given: ['Björk'] }))).toBe('Björk');
    expect(displayName(named({ text: 'Prince ☂' }))).toBe('Prince ☂');
    expect(displayName(named({ family: 'Nelson', text: 'Prince' }))).toBe('Nelson');
  });

  it('lists by family name where there is one', () => {
    expect(listName(named({ family: 'Morgan', given: ['Jordan', 'Lee'] }))).toBe('Morgan, Jordan Lee');
    expect(listName(named({ given: ['Björk'] }))).toBe('Björk');
    expect(listName(named({ family: 'Sukarno' }))).toBe('Sukarno');
  });

  it.each([
    ['O’Connor-Muñoz', 'oconnor munoz'],
    ["  D'Angelo\t Àlex ", 'dangelo alex'],
    ['Żółć', 'zolc'],
    ['Nguyễn Đức', 'nguyen duc'],
    ['İpek Işık', 'ipek isik'],
    ['Straße STRAẞE', 'strasse strasse'],
    ['Ｆｕｌｌ Ｗｉｄｔｈ', 'full width'],
    ['Фёдор Чайковский', 'федор чаиковскии'],
    ['ΟΔΥΣΣΕΎΣ', 'οδυσσευσ'],
    ['مُحَمَّد', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['がか', 'がか'],
    ['김민준', '김민준'],
    ['हिन्दी', 'हिन्दी'],
    ['J. R. “Bob”', 'j r bob'],
    ['...', ''],
    ['', ''],
  ])('finds %s as %s', (name, searched) => {
    expect(normalizeName(name)).toBe(searched);
    expect(normalizeName(normalizeName(name))).toBe(searched);
    expect(normalizeName(name.normalize('NFD'))).toBe(searched);
  });
});

describe('age', () => {
  const on = (birth: string | null, day: string) => ageInYears(birth === null ? null : localDate(birth), localDate(day));
  it('counts completed years and leaves the unknown unknown', () => {
    expect([on('1982-11-17', '2026-11-16'), on('1982-11-17', '2026-11-17'), on('1982-11-17', '2026-11-18')]).toEqual([43, 44, 44]);
    expect([on('2008-02-29', '2026-02-28'), on('2008-02-29', '2026-03-01'), on('2008-02-29', '2028-02-29')]).toEqual([17, 18, 20]);
    expect([on(null, '2026-11-17'), on('2026-11-18', '2026-11-17'), on('2026-11-17', '2026-11-17')]).toEqual([null, null, 0]);
  });
});

describe('clinical lists', () => {
  it('reads coded and uncoded entries and never takes a gap for normal', () => {
    expect(allergy.parse({ substance: 'Penicillin' })).toMatchObject({ criticality: 'unknown', status: 'active', reactions: [] });
    expect(condition.parse({ text: 'TRD', codes: [{ system: 'icd-10-cm', code: 'F33.2' }] })).toMatchObject({
      status: 'unknown',
      onset: null,
    });
    expect(medicine.parse({ text: 'escitalopram 20 mg', cautions: ['opioid'] })).toMatchObject({ status: 'unknown' });
  });

  it('refuses codes of the wrong form and ends before beginnings', () => {
    for (const [system, code] of [
      ['icd-10-cm', 'f33.2'],
      ['icd-10-cm', '296.3'],
      ['snomed', '0123456'],
      ['snomed', '12345'],
      ['rxnorm', 'R1'],
      ['other', ' '],
    ]) {
      expect(codedConcept.safeParse({ system, code }).success).toBe(false);
    }
    expect(pathsRefused(decodeInput(condition, { text: 'x', onset: '2020-01-02', endedOn: '2020-01-01' }))).toEqual(['endedOn']);
    expect(pathsRefused(decodeInput(medicine, { text: 'x', startedOn: '2020-01-02', stoppedOn: '2020-01-01' }))).toEqual(['stoppedOn']);
    expect(medicine.safeParse({ text: 'x', startedOn: '2020-01-01', stoppedOn: '2020-01-01' }).success).toBe(true);
  });

  it('tells "not asked" from "none known" from a list', () => {
    const of = (substance: string, more: object = {}) => allergy.parse({ substance, ...more });
    const stated = { askedOn: localDate('2026-11-01') };
    expect(allergyBanner([], null)).toEqual({ kind: 'not-asked' });
    expect(allergyBanner([], stated)).toEqual({ kind: 'no-known-allergies', askedOn: '2026-11-01' });
    expect(allergyBanner([of('Mould', { status: 'refuted' })], null)).toEqual({ kind: 'not-asked' });
    const shown = allergyBanner([of('Dust', { criticality: 'low' }), of('Nuts'), of('Penicillin', { criticality: 'high' })], stated);
    expect(shown.kind === 'list' && shown.allergies.map((known) => known.substance)).toEqual(['Penicillin', 'Nuts', 'Dust']);
    expect(shown).toMatchObject({ isContradicted: true });
    expect(allergyBanner([of('Nuts')], null)).toMatchObject({ kind: 'list', isContradicted: false });
  });

  it('keeps impossible readings out at the limits of the reference', () => {
    const taken = (input: object) => measuredFact.safeParse(input).success;
    expect([19_999, 20_000, 350_000, 350_001, 82_000.5].map((weightG) => taken({ kind: 'weight', weightG }))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect([999, 1_000, 2_500, 2_501].map((heightMm) => taken({ kind: 'height', heightMm }))).toEqual([false, true, true, false]);
    const pressure = (systolicMmHg: number, diastolicMmHg: number) => taken({ kind: 'blood-pressure', systolicMmHg, diastolicMmHg });
    expect([pressure(128, 80), pressure(80, 80), pressure(301, 80), pressure(128, 19), pressure(40, 20)]).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
    expect(importedFact.safeParse({ kind: 'weight', weightG: 3_400 }).success).toBe(true);
  });
});
