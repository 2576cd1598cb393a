import { decodeEntry, entryDetails, entryKind, entryKinds, isEntryKind, mayWrite, possibleValues } from './index.js';

const one = '01938f00-0000-7000-8000-000000000001';
const two = '01938f00-0000-7000-8000-000000000002';

const written = (changes: Record<string, unknown>) => ({
  id: one,
  kind: 'vitals-taken',
  details: { spo2Percent: 97 },
  occurredAt: '2026-11-17T15:15:00Z',
  recordedAt: '2026-11-17T15:15:20Z',
  authorId: two,
  deviceId: two,
  deviceSeq: 4,
  ...changes,
});

const faults = (changes: Record<string, unknown>) => {
  const answer = decodeEntry(written(changes));
  return answer.allowed ? [] : answer.refusals.map(({ code, path }) => [code, path]);
};
const accepts = (kind: string, details: unknown) => decodeEntry(written({ kind, details })).allowed;
const accept = (kind: string, details: unknown) => [kind, faults({ kind, details })];

describe('an entry of a dosing session', () => {
  it('is read with its three clocks, not yet received and amending nothing', () => {
    expect(decodeEntry(written({}))).toEqual({
      allowed: true,
      value: { ...written({ details: { spo2Percent: 97, source: 'manual', confirmedUnusual: [] } }), receivedAt: null, amendsId: null },
    });
  });

  it('names every fault at once, each by its path', () => {
    expect(faults({ occurredAt: '10:15', deviceSeq: -1, details: { spo2Percent: 101, colour: 'pink' }, extra: 1 })).toEqual([
      ['not-allowed', 'occurredAt'],
      ['out-of-range', 'deviceSeq'],
      ['unknown-field', 'extra'],
      ['out-of-range', 'details.spo2Percent'],
      ['unknown-field', 'details.colour'],
    ]);
  });

  it('refuses what is no entry at all', () => {
    for (const input of [null, 5, 'vitals', [], undefined]) expect(decodeEntry(input).allowed).toBe(false);
    expect(faults({ kind: 'temperature-taken' })).toEqual([['entry-kind-unknown', 'kind']]);
    expect(faults({ kind: 'temperature-taken', authorId: 'me' })).toEqual([
      ['entry-kind-unknown', 'kind'],
      ['not-allowed', 'authorId'],
    ]);
    expect(faults({ kind: undefined })).toEqual([['missing-field', 'kind']]);
    expect(faults({ kind: 7 })).toEqual([['wrong-type', 'kind']]);
    expect(faults({ details: undefined })).toEqual([['wrong-type', 'details']]);
  });

  it('needs a reason for a correction and a target for a marking as error', () => {
    expect(faults({ amendsId: two })).toEqual([['amendment-reason-missing', 'amendReason']]);
    expect(faults({ amendsId: two, amendReason: 'cuff slipped' })).toEqual([]);
    expect(faults({ amendsId: one, amendReason: 'again' })).toEqual([['amends-itself', 'amendsId']]);
    expect(faults({ kind: 'entered-in-error', details: { reason: 'wrong patient' } })).toEqual([['amendment-target-missing', 'amendsId']]);
    expect(faults({ kind: 'entered-in-error', details: { reason: 'wrong patient' }, amendsId: two })).toEqual([]);
  });
});

describe('impossible values', () => {
  const pressures = ['systolicMmHg', 'diastolicMmHg'];
  const single = Object.entries(possibleValues).filter(([name]) => !pressures.includes(name));

  it.each(single)('%s is taken at its limits and refused beyond them', (name, [minimum, maximum]) => {
    for (const value of [minimum, maximum]) expect(faults({ details: { [name]: value } })).toEqual([]);
    for (const value of [minimum - 1, maximum + 1])
      expect(faults({ details: { [name]: value } })).toEqual([['out-of-range', `details.${name}`]]);
    expect(faults({ details: { [name]: minimum + 0.5 } })).toEqual([['wrong-type', `details.${name}`]]);
  });

  it('a pressure needs both numbers, the systolic above the diastolic', () => {
    expect(faults({ details: { systolicMmHg: 300, diastolicMmHg: 20 } })).toEqual([]);
    expect(faults({ details: { systolicMmHg: 301, diastolicMmHg: 19 } })).toEqual([
      ['out-of-range', 'details.systolicMmHg'],
      ['out-of-range', 'details.diastolicMmHg'],
    ]);
    expect(faults({ details: { systolicMmHg: 120 } })).toEqual([['missing-field', 'details.diastolicMmHg']]);
    expect(faults({ details: { systolicMmHg: 80, diastolicMmHg: 80 } })).toEqual([['not-allowed', 'details.systolicMmHg']]);
    expect(
      faults({ kind: 'vitals-streamed', details: { monitor: 'M1', rows: [{ offsetSeconds: 5, systolicMmHg: 80, diastolicMmHg: 90 }] } }),
    ).toEqual([['not-allowed', 'details.rows.0.systolicMmHg']]);
    expect(accept('vitals-streamed', { monitor: 'M1', rows: [{ offsetSeconds: 5, heartRatePerMin: 80 }] })).toEqual([
      'vitals-streamed',
      [],
    ]);
  });

  it('a reading without any value is none', () => {
    expect(faults({ details: { remark: 'cuff would not fit' } })).toEqual([['not-allowed', 'details']]);
  });
});

describe('details that contradict themselves', () => {
  it.each([
    ['dissociation-assessed', { instrument: 'cadss', totalScore: 9, sixItemScore: 11 }, 'details.sixItemScore'],
    ['symptom-scored', { symptom: 'headache', score: 3, emesisCount: 1 }, 'details.emesisCount'],
    ['observation-noted', { category: 'touch', text: 'holds her hand' }, 'details.touchConsent'],
    ['identity-confirmed', { identifiers: ['name', 'name'] }, 'details.identifiers'],
    ['consents-verified', { outcome: 'valid', missing: ['GENERAL'] }, 'details.missing'],
    ['suicide-risk-screened', { moment: 'before-dosing', risk: 'none', hasNewIdeation: true }, 'details.risk'],
    ['emergency-kit-checked', { isComplete: true, missing: ['oxygen'] }, 'details.missing'],
    [
      'preparation-recorded',
      { form: 'devices', deviceCount: 3, lot: 'D', expiresOn: '2027-11-30', isScanned: false },
      'details.notScannedReason',
    ],
    ['double-check-recorded', { preparationId: one }, 'details'],
    [
      'adverse-event-recorded',
      { term: 'hypertension', severity: 4, relatedness: 'probable', actionTaken: 'none', outcome: 'unknown' },
      'details.seriousness',
    ],
    ['time-out-held', { decision: 'no-go', participantIds: [one] }, 'details.reason'],
    ['infusion-rate-changed', { rateUlPerH: 0, reason: 'stop it' }, 'details.rateUlPerH'],
    ['device-used', { deviceNumber: 1, doseUg: 14_000, areBothSpraysConfirmed: true, lot: 'D' }, 'details.doseUg'],
  ])('%s', (kind, details, path) => {
    const answer = decodeEntry(written({ kind, details }));
    expect(answer.allowed ? [] : answer.refusals.map((refusal) => refusal.path)).toEqual([path]);
  });

  it('and their sound counterparts are taken', () => {
    expect(accepts('dissociation-assessed', { instrument: 'cadss', totalScore: 14, sixItemScore: 11 })).toBe(true);
    expect(accepts('dissociation-assessed', { instrument: 'cadss', totalScore: 14 })).toBe(true);
    expect(accepts('symptom-scored', { symptom: 'nausea', score: 7, emesisCount: 1 })).toBe(true);
    expect(accepts('symptom-scored', { symptom: 'headache', score: 3 })).toBe(true);
    expect(accepts('observation-noted', { category: 'touch', text: 'holds her hand', touchConsent: 'given-before' })).toBe(true);
    expect(
      accepts('preparation-recorded', {
        form: 'devices',
        deviceCount: 3,
        lot: 'D',
        expiresOn: '2027-11-30',
        isScanned: false,
        notScannedReason: 'torn',
      }),
    ).toBe(true);
    expect(
      accepts('adverse-event-recorded', {
        term: 'anxiety',
        severity: 1,
        relatedness: 'possible',
        actionTaken: 'none',
        outcome: 'recovered',
      }),
    ).toBe(true);
    expect(accepts('time-out-held', { decision: 'go', participantIds: [one] })).toBe(true);
    expect(accepts('time-out-held', { decision: 'no-go', participantIds: [one], reason: 'pressure' })).toBe(true);
    expect(accepts('suicide-risk-screened', { moment: 'before-dosing', risk: 'low', hasNewIdeation: true })).toBe(true);
    expect(accepts('oxygen-stopped', {})).toBe(true);
  });
});

describe('kinds of entry', () => {
  it('each have a label, writers and a nature', () => {
    expect(entryKinds.map((entry) => entry.kind)).toEqual(Object.keys(entryDetails));
    for (const entry of entryKinds) expect(entry.label.length).toBeGreaterThan(0);
    // The server alone writes the note about a lease.
    expect(entryKinds.filter(({ roles }) => roles.length === 0).map(({ kind }) => kind)).toEqual(['lease-missing-noted']);
    expect(entryKind('discharged').nature).toBe('step');
    expect(entryKind('vitals-taken')).toMatchObject({ nature: 'fact', needsLease: false });
    expect(isEntryKind('toString')).toBe(false);
    expect(() => entryKind('toString' as 'sealed')).toThrow(RangeError);
  });

  it('let a therapist observe and not give a dose, and nobody at the desk write', () => {
    expect(mayWrite(['therapist'], 'observation-noted')).toBe(true);
    expect(mayWrite(['therapist'], 'bolus-given')).toBe(false);
    expect(mayWrite(['clinic-manager', 'front-desk', 'compliance', 'administrator'], 'vitals-taken')).toBe(false);
    expect(entryKind('device-used').needsLease).toBe(true);
  });
});
