import fc from 'fast-check';
import { instant, instantText } from '../shared/index.js';
import { acknowledge } from './acknowledge.js';
import { codeIn, readHl7Message, type Hl7Message } from './hl7-message.js';
import { readHl7Time } from './hl7-time.js';
import { onOurClock, patientReason, reasonAgainst } from './judge-message.js';
import { defaultMonitorClockPolicy } from './monitor-policy.js';
import { batchesOf, correctedBatch, rowsOf } from './monitor-rows.js';
import { monitorReasons, reasonWords } from './monitor-reasons.js';
import { readResults } from './read-results.js';

const zone = 'America/New_York';
const header = 'MSH|^~\\&|MON|BED1|||20261117100500-0500||ORU^R01^ORU_R01|M1|P|2.6';
const obr = 'OBR|1|||VITALS|||20261117100500-0500';
const obx = (code: string, value: string, unit: string, more: { status?: string; flag?: string; at?: string } = {}): string =>
  `OBX|1|NM|${code}^x^LN||${value}|${unit}||${more.flag ?? ''}|||${more.status ?? 'F'}|||${more.at ?? ''}`;

function parsed(text: string): Hl7Message {
  const read = readHl7Message(text);
  if (!read.allowed) throw new Error(read.refusals[0].code);
  return read.value;
}
const results = (...lines: string[]) => readResults(parsed([header, obr, ...lines].join('\r')), zone);
const valuesOf = (...lines: string[]) => results(...lines).readings.map(({ sign, value }) => [sign, value]);

describe('the values of a monitor', () => {
  it.each([
    ['8480-6', '132', 'mm[Hg]', ['systolicMmHg', 132]],
    ['150022', '84', 'MDC_DIM_MMHG', ['diastolicMmHg', 84]],
    ['8867-4', '72.4', '/min', ['heartRatePerMin', 72]],
    ['59408-5', '89.9', '%', ['spo2Percent', 89]],
    ['8310-5', '98.6', '[degF]', ['temperatureTenthsC', 370]],
    ['8310-5', '36.65', 'Cel', ['temperatureTenthsC', 367]],
  ])('reads %s of %s %s', (code, value, unit, expected) => expect(valuesOf(obx(code, value, unit))).toEqual([expected]));

  it.each(['-999', '-100', '-1', '8388607', '', '""', '-999.0'])('takes %j for no reading: neither a value nor a fault', (value) =>
    expect(results(obx('8867-4', value, '/min'))).toMatchObject({ readings: [], reasons: [] }),
  );

  it.each([
    ['0', '/min', 'value-impossible'],
    ['19', '/min', 'value-impossible'],
    ['251', '/min', 'value-impossible'],
    ['72', '', 'unit-not-known'],
    ['72', 'kPa', 'unit-not-known'],
    ['<40', '/min', 'value-not-a-number'],
    ['1e2', '/min', 'value-not-a-number'],
  ])('never charts a heart rate of %s %s', (value, unit, reason) =>
    expect(results(obx('8867-4', value, unit))).toMatchObject({ readings: [], reasons: [reason] }),
  );

  it.each(['20', '250'])('charts the last possible heart rate, %s', (value) =>
    expect(valuesOf(obx('8867-4', value, '/min'))).toHaveLength(1),
  );

  it('takes no weight from a monitor, nought or not, and leaves the other values standing', () => {
    expect(results(obx('29463-7', '0', 'kg'), obx('29463-7', '82', 'kg'), obx('8867-4', '72', '/min'))).toMatchObject({ reasons: [] });
    expect(valuesOf(obx('29463-7', '82', 'kg'), obx('8867-4', '72', '/min'))).toEqual([['heartRatePerMin', 72]]);
  });

  it.each(['DEMO', 'TEST'])('charts nothing of a message with one value flagged %s', (flag) =>
    expect(results(obx('8867-4', '72', '/min', { flag }), obx('59408-5', '97', '%'))).toMatchObject({
      readings: [],
      reasons: ['demo-data'],
    }),
  );

  it('charts nothing of a monitor that writes demo mode as words', () =>
    expect(results('OBX|1|ST|MODE||Demo mode||||||F', obx('8867-4', '72', '/min')).reasons).toEqual(['demo-data']));

  it.each([
    [{ flag: 'INV' }, ['flagged-by-monitor']],
    [{ flag: 'QUES' }, ['flagged-by-monitor']],
    [{ status: 'D' }, ['result-withdrawn']],
    [{ status: 'W' }, ['result-withdrawn']],
    [{ status: '' }, ['status-not-known']],
    [{ status: 'X' }, []],
  ])('does not chart %j', (more, reasons) => expect(results(obx('8867-4', '72', '/min', more))).toMatchObject({ readings: [], reasons }));

  it('reads the value’s own time before the group’s, and charts none without a time', () => {
    expect(results(obx('8867-4', '72', '/min', { at: '20261117100430-0500' })).readings[0]?.at).toBe(instant('2026-11-17T15:04:30Z'));
    const bare = readResults(parsed([header, 'OBR|1', obx('8867-4', '72', '/min')].join('\r')), zone);
    expect(bare).toMatchObject({ readings: [], reasons: ['time-missing'] });
  });

  it('reads any delimiters a sender names, in any line endings', () => {
    const text = [header, obr, obx('8480-6', '132', 'mm[Hg]'), obx('8462-4', '84', 'mm[Hg]')].join('\n');
    const other = text.replaceAll('|', '!').replaceAll('^', '@').replaceAll('~', '*').replaceAll('\\', '%').replaceAll('&', '+');
    expect(readResults(parsed(other), zone)).toEqual(readResults(parsed(text), zone));
    expect(readHl7Message('MSH|||A').allowed).toBe(false);
    expect(readHl7Message('MSHA^~\\&A').allowed).toBe(false);
  });

  it('never throws and never makes an impossible value, whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (value, unit, tail) => {
        const read = readHl7Message([header, obr, obx('59408-5', value, unit), tail].join('\r'));
        if (!read.allowed) return;
        for (const { sign, value: kept } of readResults(read.value, zone).readings) {
          if (sign === 'spo2Percent') expect(kept >= 50 && kept <= 100).toBe(true);
        }
      }),
    );
  });
});

describe('the rows of a message', () => {
  const at = instant('2026-11-17T15:05:00Z');
  const one = (sign: 'heartRatePerMin' | 'systolicMmHg' | 'diastolicMmHg', value: number, later = 0, rank = 1) =>
    ({ at: (at + later * 1_000) as typeof at, sign, value, rank, isCorrection: false }) as const;

  it('leaves out half a pressure and one that is out of order, and says so', () => {
    expect(rowsOf([one('systolicMmHg', 120), one('heartRatePerMin', 70)])).toEqual({
      rows: [{ at, signs: { heartRatePerMin: 70 } }],
      reasons: ['half-a-pressure'],
    });
    expect(rowsOf([one('systolicMmHg', 85), one('diastolicMmHg', 84)]).rows[0]?.signs).toEqual({ systolicMmHg: 85, diastolicMmHg: 84 });
    expect(rowsOf([one('systolicMmHg', 84), one('diastolicMmHg', 84)])).toEqual({ rows: [], reasons: ['pressure-out-of-order'] });
  });

  it('reads who it is about: the record number where one is named as such, else every number, and the birth date', () => {
    const about = (line: string) => results(line).patients;
    expect(about('PID|1||A1^^^H^MR~X9^^^S^PI||||19820304')).toEqual([{ ids: ['A1'], birthDate: '1982-03-04' }]);
    expect(about('PID|1||A1~ B2 ~^^^H^MR')).toEqual([{ ids: ['A1', 'B2'], birthDate: null }]);
    expect(about('PID|1||')).toEqual([{ ids: [], birthDate: null }]);
  });

  it('marks a corrected value as one, and passes over a line that names no code or no value', () => {
    expect(results(obx('8867-4', '72', '/min', { status: 'C' })).readings).toMatchObject([{ isCorrection: true }]);
    expect(results('OBX|1|NM|||72|/min|||||F', 'OBX|1', obx('8867-4', '72', '/min'))).toMatchObject({ readings: [{ value: 72 }] });
  });

  it('is not one message where it has two headers, no message type or no text at all', () => {
    expect(reasonAgainst(parsed([header, header].join('\r')), zone)).toBe('two-messages');
    expect(reasonAgainst(parsed(header.replace('ORU^R01^ORU_R01', '')), zone)).toBe('other-message-type');
    expect(readHl7Message('')).toMatchObject({ allowed: false });
    expect(readHl7Message('PID|1')).toMatchObject({ allowed: false });
    expect(readHl7Message('MSH|')).toMatchObject({ allowed: false });
  });

  it('believes no clock that is far ahead, and doubts nothing where nothing was read', () => {
    const times = { sentAt: instant('2026-11-17T18:00:00Z'), receivedAt: instant('2026-11-17T15:00:00Z') };
    const { readings } = results(obx('8867-4', '72', '/min'));
    expect(onOurClock(readings, times, defaultMonitorClockPolicy).reasons).toEqual(['clock-in-doubt']);
    expect(onOurClock([], times, defaultMonitorClockPolicy).reasons).toEqual([]);
    const nextWeek = { ...times, sentAt: instant('2026-11-24T15:00:00Z') };
    expect([readings, []].map((read) => onOurClock(read, nextWeek, defaultMonitorClockPolicy).reasons)).toEqual([['clock-in-doubt'], []]);
  });

  it('prefers the heart rate to the pulse, and takes neither of two heart rates', () => {
    expect(rowsOf([one('heartRatePerMin', 90, 0, 2), one('heartRatePerMin', 70)]).rows[0]?.signs).toEqual({ heartRatePerMin: 70 });
    expect(rowsOf([one('heartRatePerMin', 90), one('heartRatePerMin', 70)])).toEqual({ rows: [], reasons: ['values-disagree'] });
  });

  it('cuts batches at a minute: 60 seconds are one, 61 are two', () => {
    const { rows } = rowsOf([one('heartRatePerMin', 70), one('heartRatePerMin', 71, 60), one('heartRatePerMin', 72, 61)]);
    expect(batchesOf(rows).map((batch) => batch.rows.map(({ offsetSeconds }) => offsetSeconds))).toEqual([[0, 60], [0]]);
  });

  it('corrects the row of its moment and no other', () => {
    const batch = { at, rows: [{ offsetSeconds: 0, heartRatePerMin: 70, spo2Percent: 97 }] };
    expect(correctedBatch(batch, { at, signs: { heartRatePerMin: 75 } })?.rows).toEqual([
      { offsetSeconds: 0, heartRatePerMin: 75, spo2Percent: 97 },
    ]);
    expect(correctedBatch(batch, { at: (at + 1_000) as typeof at, signs: { heartRatePerMin: 75 } })).toBeNull();
  });
});

describe('what a message is and when it was', () => {
  const changed = (from: string, to: string) => reasonAgainst(parsed(header.replace(from, to)), zone);
  it.each([
    ['|P|', '|T|', 'not-production'],
    ['|P|', '|D|', 'not-production'],
    ['|P|', '||', 'not-production'],
    ['ORU^R01^ORU_R01', 'ADT^A01', 'other-message-type'],
    ['2.6', '3.0', 'other-version'],
    ['M1', '', 'message-id-missing'],
    ['20261117100500-0500', '2026', 'message-time-missing'],
    ['M1', 'M2', null],
  ])('with %s as %j is %s', (from, to, reason) => expect(changed(from, to)).toBe(reason));

  it('reads the wall clock of the site where no offset is sent, and no day that does not exist', () => {
    expect(readHl7Time('20261117100500', zone)).toBe(instant('2026-11-17T15:05:00Z'));
    expect(readHl7Time('202611171005', zone)).toBe(instant('2026-11-17T15:05:00Z'));
    for (const text of ['20260230100500', '20261117250000', '20261117', '']) expect(readHl7Time(text, zone)).toBeNull();
  });

  const receivedAt = instant('2026-11-17T15:05:00Z');
  const timed = (sentSeconds: number, readSeconds: number) => {
    const moment = (seconds: number) => (receivedAt + seconds * 1_000) as typeof receivedAt;
    const reading = { at: moment(readSeconds), sign: 'spo2Percent', value: 97, rank: 1, isCorrection: false } as const;
    const { readings, clockOffsetMs, reasons } = onOurClock(
      [reading],
      { sentAt: moment(sentSeconds), receivedAt },
      defaultMonitorClockPolicy,
    );
    return [readings.map(({ at }) => instantText(at).slice(11, 19)), clockOffsetMs, reasons];
  };
  it('moves a clock that is ahead back by as much, and believes a late reading for ten minutes', () => {
    expect(timed(60, 60)).toEqual([['15:06:00'], null, []]);
    expect(timed(61, 61)).toEqual([['15:05:00'], -61_000, []]);
    expect(timed(-600, -600)).toEqual([['14:55:00'], null, []]);
    expect(timed(-601, -601)).toEqual([[], null, ['clock-in-doubt']]);
    expect(timed(0, 61)).toEqual([[], null, ['clock-in-doubt']]);
    expect(timed(86_401, 86_401)).toEqual([[], null, ['clock-in-doubt']]);
  });

  it('is believed by its place when it names nobody, and never for another patient', () => {
    const patient = { recordNumber: 'MRN-1', birthDate: '1982-03-04' };
    expect(patientReason([], patient)).toBeNull();
    expect(patientReason([{ ids: ['MRN-1'], birthDate: '1982-03-04' }], patient)).toBeNull();
    expect(patientReason([{ ids: ['MRN-1'], birthDate: '1982-03-05' }], patient)).toBe('not-this-patient');
    expect(patientReason([{ ids: ['MRN-2'], birthDate: null }], patient)).toBe('not-this-patient');
    expect(patientReason([{ ids: ['MRN-1'], birthDate: null }], { ...patient, recordNumber: null })).toBe('not-this-patient');
    expect(
      patientReason(
        [
          { ids: ['MRN-1'], birthDate: null },
          { ids: [], birthDate: null },
        ],
        patient,
      ),
    ).toBe('two-patients');
  });
});

describe('the answer', () => {
  it('carries the id back in the sender’s delimiters with every reason', () => {
    const other = parsed(header.replaceAll('|', '!').replaceAll('^', '@'));
    const answer = parsed(acknowledge(other, ['no-session', 'not-production'], instant('2026-11-17T15:05:00Z')));
    const [, msa, first] = answer.segments;
    expect(answer.delimiters.field).toBe('!');
    expect([1, 2].map((field) => codeIn(msa!, field, answer.delimiters))).toEqual(['AR', 'M1']);
    expect(codeIn(first!, 3, answer.delimiters)).toBe('204');
  });

  it('is AA without a word more where all was charted, AE where something was left out, with the sender’s own kind and version', () => {
    const answered = (message: Hl7Message | null, reasons: Parameters<typeof acknowledge>[1]) => {
      const answer = parsed(acknowledge(message, reasons, instant('2026-11-17T15:05:00Z')));
      const [msh, msa] = answer.segments;
      return [
        codeIn(msa!, 1, answer.delimiters),
        msa!.fields.length,
        codeIn(msh!, 11, answer.delimiters),
        codeIn(msh!, 12, answer.delimiters),
      ];
    };
    expect(answered(parsed(header), [])).toEqual(['AA', 3, 'P', '2.6']);
    expect(answered(parsed(header.replace('|P|2.6', '|T|2.3')), ['half-a-pressure'])).toEqual(['AE', 4, 'T', '2.3']);
    expect(answered(parsed(header.replace('|P|2.6', '|X|')), [])).toEqual(['AA', 3, 'P', '2.6']);
    expect(answered(null, ['not-understood'])).toEqual([expect.stringMatching(/^A[ER]$/), 4, 'P', '2.6']);
  });

  it('has a sentence for every reason', () => {
    for (const reason of monitorReasons) expect(reasonWords(reason)).toMatch(/^[A-Z].*\.$/);
  });
});
