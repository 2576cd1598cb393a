import { localDate } from '../../shared/local-date.js';
import { treatmentProducts } from '../../shared/treatment-product.js';
import { type ConsentRecord, consentRecord } from './consent-record.js';
import { canonicalConsentText, consentTextOn, consentTexts } from './consent-texts.js';
import { missingConsents } from './missing-consents.js';
import { type ConsentCode, consentCodes, defaultConsentPolicy, requiredConsents } from './requirements.js';

const on = localDate('2026-11-17');
const signed = (code: ConsentCode, more: object = {}): ConsentRecord =>
  consentRecord.parse({
    ...{ code, textVersion: 1, textSha256: 'a'.repeat(64), product: 'intravenous-ketamine', signedOn: '2026-11-01' },
    ...{ patientSignedAt: '2026-11-01T15:00:00Z', patientSignature: 'drawn', clinicianSignedAt: '2026-11-01T15:05:00Z' },
    ...{ clinicianId: '0199a0b0-0000-7000-8000-000000000001', isCapacityStated: true, isCopyGiven: true, ...more },
  });
const ivCodes = requiredConsents({ product: 'intravenous-ketamine', hasRemoteVisits: false, isTakenAtHome: false });
const withGeneral = (...general: ConsentRecord[]) => [
  ...ivCodes.filter((code) => code !== 'general').map((code) => signed(code)),
  ...general,
];
const gaps = (...general: ConsentRecord[]) =>
  missingConsents('intravenous-ketamine', withGeneral(...general), on).map((missing) => missing.gaps);

describe('required consents', () => {
  it('differ by medicine, by distance and by place', () => {
    expect(ivCodes).toEqual(['general', 'controlled-substance', 'no-driving-escort', 'off-label-ketamine', 'kat-psychotherapy']);
    expect(requiredConsents({ product: 'intranasal-ketamine', hasRemoteVisits: true, isTakenAtHome: true }).slice(5)).toEqual([
      'telehealth',
      'at-home-use',
    ]);
    expect(requiredConsents({ product: 'intranasal-esketamine', hasRemoteVisits: false, isTakenAtHome: true })).toEqual([
      ...['general', 'controlled-substance', 'no-driving-escort', 'spravato-rems-patient-enrollment', 'medication-guide-given'],
    ]);
  });
});

describe('consents in force', () => {
  it('lets a fully signed patient through', () => {
    expect(gaps(signed('general'))).toEqual([]);
  });

  it('misses what was never signed', () => {
    expect(missingConsents('intravenous-ketamine', [], on)).toHaveLength(5);
    expect(missingConsents('intravenous-ketamine', withGeneral(), on)).toEqual([
      { code: 'general', gaps: ['never-signed'], signedOn: null },
    ]);
    expect(missingConsents('intravenous-ketamine', withGeneral(signed('general')), on, { hasRemoteVisits: true })).toMatchObject([
      { code: 'telehealth' },
    ]);
  });

  it.each([
    ['expired on the anniversary', { signedOn: '2025-11-17' }, ['expired']],
    ['valid on the day before the anniversary', { signedOn: '2025-11-18' }, null],
    ['withdrawn today', { withdrawnOn: '2026-11-17' }, ['withdrawn']],
    ['withdrawn from tomorrow', { withdrawnOn: '2026-11-18' }, null],
    ['signed tomorrow', { signedOn: '2026-11-18' }, ['not-yet-signed']],
    ['for another route', { product: 'intramuscular-ketamine' }, ['other-product']],
    ['lacking the clinician', { clinicianSignedAt: null, clinicianId: null }, ['clinician-signature-missing']],
    [
      'lacking everything',
      { clinicianSignedAt: null, isCapacityStated: false, isCopyGiven: false, signedOn: '2020-01-01', withdrawnOn: '2020-02-01' },
      [...['withdrawn', 'expired', 'clinician-signature-missing', 'capacity-not-stated', 'copy-not-given']],
    ],
  ])('%s', (_when, more, expected) => {
    expect(gaps(signed('general', more))).toEqual(expected === null ? [] : [expected]);
  });

  it('takes a new signature after a withdrawal, whatever the order of the records', () => {
    const [old, renewed] = [
      signed('general', { signedOn: '2026-01-01', withdrawnOn: '2026-02-01' }),
      signed('general', { signedOn: '2026-03-01' }),
    ];
    expect([gaps(old, renewed), gaps(renewed, old)]).toEqual([[], []]);
    const both = [
      signed('general', { withdrawnOn: '2026-11-02' }),
      signed('general', { signedOn: '2026-10-01', withdrawnOn: '2026-11-02' }),
    ];
    for (const records of [both, both.toReversed()]) {
      expect(missingConsents('intravenous-ketamine', withGeneral(...records), on)).toMatchObject([
        { gaps: ['withdrawn'], signedOn: '2026-11-01' },
      ]);
    }
  });

  it('ends signatures under a text whose risks changed materially, and only those', () => {
    const policy = { ...defaultConsentPolicy, earliestAcceptedTextVersion: { general: 2 } };
    expect(missingConsents('intravenous-ketamine', withGeneral(signed('general')), on, { policy })).toMatchObject([
      { gaps: ['text-superseded'] },
    ]);
    expect(missingConsents('intravenous-ketamine', withGeneral(signed('general', { textVersion: 2 })), on, { policy })).toEqual([]);
  });
});

describe('consent texts', () => {
  it('exist for every consent any product may need', () => {
    expect(consentTexts.map((text) => text.code).toSorted()).toEqual([...consentCodes].toSorted());
    for (const product of treatmentProducts) {
      const codes = requiredConsents({ product, hasRemoteVisits: true, isTakenAtHome: true });
      expect(codes.every((code) => consentTextOn(code, on) !== null)).toBe(true);
    }
  });

  it('say off label what they must', () => {
    const text = consentTextOn('off-label-ketamine', on)?.paragraphs.join(' ') ?? '';
    for (const must of [
      'not approved by the FDA',
      'ECT',
      'Spravato',
      'TMS',
      'blood pressure',
      'cut off',
      'drowsiness',
      'breathing',
      'misuse',
      'bladder',
      'memory',
      'not known',
      'drive',
      'costs',
    ]) {
      expect(text).toContain(must);
    }
  });

  it('are chosen by version and first day, and hashed over all their words', () => {
    const [general] = consentTexts.filter((text) => text.code === 'general');
    const next = consentTexts.map((text) => ({ ...text, version: 2, effectiveFrom: localDate('2026-11-18') }));
    expect(consentTextOn('general', on, [...next, ...consentTexts])).toBe(general);
    expect(consentTextOn('general', localDate('2026-11-18'), [...consentTexts, ...next])?.version).toBe(2);
    expect(consentTextOn('general', localDate('2025-01-01'))).toBeNull();
    const [one, other] = [consentTexts[0], next[0]].map((text) => (text === undefined ? '' : canonicalConsentText(text)));
    expect(one).not.toBe(other);
    expect(one).toContain('Stopping does not cost me other care.');
  });
});
