// Sessions of ten thousand entries, made from the golden day: one of vital signs alone, one of everything a bedside writes.
const start = Date.parse('2026-11-17T15:06:00Z'); // 10:06, the infusion has begun
const lengthMs = 110 * 60_000;

const idOf = (index) => `01938f00-00ff-7000-8000-${index.toString(16).padStart(12, '0')}`;

function written(first, index, at, what) {
  const time = new Date(at).toISOString();
  return { ...first, amendsId: null, id: idOf(index), occurredAt: time, recordedAt: time, deviceSeq: 1_000 + index, ...what };
}

/** A pressure every half second after the infusion. */
export function sessionOfVitals(entries, count) {
  const [vitals] = entries.filter(({ kind }) => kind === 'vitals-taken');
  const from = Date.parse('2026-11-17T16:00:00Z');
  return [...entries, ...Array.from({ length: count - entries.length }, (_, index) => written(vitals, index, from + index * 500, {}))];
}

const rule = 'blood-pressure-high';
const pressure = (systolicMmHg, diastolicMmHg) => ({
  kind: 'vitals-taken',
  details: { systolicMmHg, diastolicMmHg, heartRatePerMin: 82, spo2Percent: 97, respiratoryRatePerMin: 15 },
});
const onAlert = (kind, more) => (index) => ({ kind, details: { alert: { rule, entryId: idOf(index - (index % 100)) }, ...more } });
const infused = (what) => (_, at) =>
  at < Date.parse('2026-11-17T15:49:00Z') ? what : { kind: 'note-written', details: { text: 'Resting.' } };

/** What a hundred entries hold, by their place; the rest are ordinary vital signs. An alert is raised, acknowledged, acted on, resolved. */
const places = new Map([
  [0, () => pressure(164, 98)],
  [2, onAlert('alert-acknowledged', {})],
  [4, onAlert('alert-action-recorded', { action: 'rechecked' })],
  [20, onAlert('alert-resolved', {})],
  [25, infused({ kind: 'infusion-rate-changed', details: { rateUlPerH: 60_000, reason: 'titration' } })],
  [45, infused({ kind: 'bolus-given', details: { doseUg: 10, volumeUl: 12, durationSeconds: 120 } })],
  ...[30, 50, 70, 90].map((place) => [
    place,
    (index) => ({ ...pressure(140, 84), amendsId: idOf(index - 1), amendReason: 'cuff slipped' }),
  ]),
  [95, (index) => ({ kind: 'entered-in-error', details: { reason: 'other patient' }, amendsId: idOf(index - 1) })],
  ...[...Array(20).keys()].map((one) => [
    one * 4 + 7,
    () => ({ kind: 'observation-noted', details: { category: 'affect', text: 'Calm.' } }),
  ]),
  ...[...Array(10).keys()].map((one) => [one * 8 + 6, () => ({ kind: 'sedation-assessed', details: { instrument: 'moaa-s', score: 5 } })]),
  ...[...Array(6).keys()].map((one) => [
    one * 14 + 13,
    () => ({ kind: 'dissociation-assessed', details: { instrument: 'cadss-6', sixItemScore: 3 } }),
  ]),
  ...[...Array(6).keys()].map((one) => [one * 14 + 16, () => ({ kind: 'symptom-scored', details: { symptom: 'nausea', score: 2 } })]),
]);

/** Vital signs, observations, scales, symptoms, alerts and what was done about them, rate changes, boluses and corrections. */
export function sessionOfEverything(entries, count) {
  const [first] = entries.filter(({ kind }) => kind === 'vitals-taken');
  const added = count - entries.length;
  return [
    ...entries,
    ...Array.from({ length: added }, (_, index) => {
      const at = start + Math.floor((index * lengthMs) / added);
      const what = places.get(index % 100)?.(index, at) ?? pressure(136 + (index % 7), 82);
      return written(first, index, at, what);
    }),
  ];
}
