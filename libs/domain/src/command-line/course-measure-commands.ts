import * as z from 'zod';
import {
  canSendRemotely,
  defaultTimingTable,
  instrumentOf,
  measurePoints,
  measuresDue,
  relapseStanding,
  reliableChangeIndex,
  requestsWithinCap,
  riskEventFor,
  scoreMeasure,
  selectBaseline,
} from '../outcome-measures/index.js';
import { dateField } from '../shared/index.js';
import { answerOf, refusedWith, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { moment } from './fields.js';
import { plain } from './plain.js';

const total = z.int().min(0).max(27);

const dueInput = z.strictObject({
  event: z.enum(measurePoints),
  at: moment,
  on: dateField,
  isTraumaTreated: z.boolean().default(false),
  sessionNumber: z.int().min(0).optional(),
  month: z.int().min(0).optional(),
  lastAnsweredOn: z.record(z.string(), dateField.nullable()).default({}),
});

const due: Command = decoded(dueInput, ({ sessionNumber, month, ...occasion }) => {
  const place = { ...(sessionNumber === undefined ? {} : { sessionNumber }), ...(month === undefined ? {} : { month }) };
  const measures = measuresDue({ ...occasion, ...place });
  const requests = requestsWithinCap(measures.map(({ instrument }) => instrument));
  return { ok: true, measures: plain(measures), requests, timingVersion: defaultTimingTable.version };
});

const candidate = z.strictObject({
  id: z.string(),
  instrument: z.string(),
  recallWindow: z.string(),
  status: z.enum(['scored', 'not-scored']),
  isProRated: z.boolean().default(false),
  total: z.number().nullable(),
  answeredAt: moment,
  answeredOn: dateField,
  isScreening: z.boolean().default(false),
});
const baselineInput = z.strictObject({
  candidates: z.array(candidate).max(1_000),
  firstDose: z.strictObject({ startedAt: moment, startedOn: dateField }),
});

const baseline: Command = decoded(baselineInput, ({ candidates, firstDose }) => {
  const chosen = selectBaseline(candidates, firstDose, null);
  return { ok: true, baseline: plain(chosen) };
});

const relapseInput = z.strictObject({
  baseline: total,
  scores: z.array(z.strictObject({ total, answeredOn: dateField })).max(1_000),
  isConfirmedByClinician: z.boolean().default(false),
});
const relapse: Command = decoded(relapseInput, ({ baseline: before, scores, isConfirmedByClinician }) => ({
  ok: true,
  ...relapseStanding(before, scores, isConfirmedByClinician),
}));

const changeInput = z.strictObject({
  baseline: z.unknown(),
  current: z.unknown(),
  standardDeviation: z.unknown(),
  reliability: z.unknown(),
});
const reliableChange: Command = decoded(changeInput, (question) => answerOf(reliableChangeIndex(question), (found) => ({ ...found })));

const riskInput = z.strictObject({
  instrument: z.string(),
  answers: z.unknown(),
  setting: z.enum(['in-clinic', 'remote']),
  submittedAt: moment,
});
const risk: Command = decoded(riskInput, ({ instrument, answers, setting, submittedAt }) =>
  answerOf(scoreMeasure(instrument, answers), (score) => ({
    suicideRisk: score.suicideRisk,
    riskEvent: plain(riskEventFor(score, setting, submittedAt)),
  })),
);

const sendInput = z.strictObject({ instrument: z.string(), isWithinStaffedHours: z.boolean(), hasAfterHoursCover: z.boolean() });
const send: Command = decoded(sendInput, ({ instrument, ...cover }) => {
  const definition = instrumentOf(instrument);
  if (definition === null)
    return refusedWith({ code: 'unknown-instrument', ...{ path: 'instrument', message: 'There is no such instrument' } });
  return { ok: true, canSend: canSendRemotely(definition, cover) };
});

export const courseMeasureCommands: Readonly<Record<string, Command>> = {
  due,
  baseline,
  relapse,
  'reliable-change': reliableChange,
  risk,
  send,
};
