import type { LocalDate } from '../../shared/local-date.js';
import type { ConsentCode } from './requirements.js';

/** A consent text as the patient reads it. A new version is a new entry: what was signed keeps pointing at its own. */
export interface ConsentText {
  readonly code: ConsentCode;
  readonly version: number;
  readonly language: 'en';
  readonly effectiveFrom: LocalDate;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const first = (code: ConsentCode, title: string, ...paragraphs: string[]): ConsentText => ({
  ...{ code, version: 1, language: 'en', effectiveFrom: '2026-01-01' as LocalDate, title, paragraphs },
});

/** Short texts in our own words, to be reviewed by each clinic's counsel before use. Source: clinical reference §1.3. */
export const consentTexts: readonly ConsentText[] = [
  first(
    'general',
    'Consent to treatment',
    'I agree to be assessed and treated by this clinic. The team has told me what the treatment is for, what happens in a visit and who will be with me.',
    'I can ask questions at any time, and I can stop at any time, also in the middle of a session. Stopping does not cost me other care.',
    'I will tell the team about changes in my health, my medicines, pregnancy, and thoughts of harming myself.',
  ),
  first(
    'off-label-ketamine',
    'Ketamine outside its approved use',
    'Ketamine is approved as an anaesthetic. It is not approved by the FDA for any psychiatric condition; using it for mine is an off-label decision of my prescriber and me.',
    'There are other ways to treat my condition, among them medicines, psychotherapy, esketamine nasal spray (Spravato), magnetic stimulation (TMS) and electroconvulsive therapy (ECT).',
    'Known risks are a rise of blood pressure and pulse, feeling cut off from myself or my surroundings, drowsiness, slowed breathing, nausea, misuse and dependence, harm to the bladder, and trouble with thinking or memory.',
    'How safe repeated treatment is over years is not known. It may not help me, and relief may fade.',
    'I will not drive until the day after treatment and a good sleep. I have been told what the treatment costs and what my insurance may not pay.',
  ),
  first(
    'controlled-substance',
    'Agreement on a controlled medicine',
    'Ketamine and esketamine are controlled by law because they can be misused. I take them only as ordered here and give them to nobody.',
    'I will say which other substances I use. The clinic may look into the state prescription register and may ask for a urine test.',
    'The clinic may pause treatment when it is no longer safe for me.',
  ),
  first(
    'no-driving-escort',
    'Going home safely',
    'A responsible adult takes me home after each dose. I do not drive, ride, or use dangerous tools until the next day after a good sleep.',
    'Without an escort I will not be dosed; the visit can become a conversation instead.',
  ),
  first(
    'kat-psychotherapy',
    'Psychotherapy with ketamine',
    'A therapist prepares me, may stay with me during the dose, and helps me afterwards to make use of what I lived through. Strong feelings and memories can come up.',
    'Touch, such as holding a hand, happens only when I agreed before the dose; I can say no at any moment, and no touch is ever sexual.',
    'Nothing is recorded in sound or picture unless I sign for it separately.',
  ),
  first(
    'telehealth',
    'Visits by video or telephone',
    'Some visits take place from a distance. I say at the start where I am and whom to call near me in an emergency.',
    'A connection can fail or be overheard. I can ask for a visit in person instead.',
  ),
  first(
    'at-home-use',
    'Taking ketamine at home',
    'The FDA has warned about compounded ketamine taken at home: it is not approved for any psychiatric condition, nobody watches my breathing and blood pressure, and people have been harmed.',
    'Known dangers are drowsiness, feeling cut off, a rise of blood pressure, slowed breathing, misuse, and harm to the bladder.',
    'A sober adult stays with me the whole time, I take no more than ordered, lock the medicine away, and call for help as I was shown.',
  ),
  first(
    'spravato-rems-patient-enrollment',
    'Enrolment in the Spravato safety programme',
    'Esketamine is given only inside a safety programme. My prescriber and I have completed and signed its enrolment form, and my data go to the programme.',
    'I stay under observation at least two hours after the last device and until the team lets me go.',
  ),
  first(
    'medication-guide-given',
    'Medication guide received',
    'I have been given the medication guide for esketamine and could ask questions about it before the first dose.',
  ),
];

/**
 * The text in force on a day: the highest version whose first day has come; null when there is none. Source: clinical reference §1.3.
 * Example: `consentTextOn('general', localDate('2026-11-17'))` is version 1. Odd case: a later version does not unsign an earlier one.
 */
export function consentTextOn(code: ConsentCode, on: LocalDate, texts: readonly ConsentText[] = consentTexts): ConsentText | null {
  const inForce = texts.filter((text) => text.code === code && text.effectiveFrom <= on);
  return inForce.toSorted((one, other) => other.version - one.version)[0] ?? null;
}

/**
 * The exact characters a signature's SHA-256 is taken over: code, version, language, title and paragraphs as one JSON array. Source:
 * clinical reference §1.3. Example: `["general",1,"en",…]`. Odd case: a changed comma is another text and another hash.
 */
export function canonicalConsentText(text: ConsentText): string {
  return JSON.stringify([text.code, text.version, text.language, text.title, ...text.paragraphs]);
}
