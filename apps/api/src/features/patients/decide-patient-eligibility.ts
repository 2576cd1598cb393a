import { Injectable } from '@nestjs/common';
import {
  decideEligibility,
  defaultEligibilityPolicy as policy,
  eligibilityStanding,
  judgeEligibility,
  missingFacts,
} from '@sojourn/domain';
import type {
  AnswerChecklist,
  AnswerView,
  DeterminationRecord,
  DeterminationView,
  Eligibility,
  EligibilityView,
  KnownFacts,
  LocalDate,
  RecordScreeningFact,
  SignDetermination,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { ChartFacts, type KeptDetermination } from './chart-facts.js';
import { factsOnChart } from './facts-on-chart.js';
import { PatientsQueries } from './patients.queries.js';
import { PatientsStore, type NewFact } from './patients.store.js';
import { notDecided, notJudged } from './refusals.js';

/** Keeps the checklist's answers and the determination a prescriber signs over them. */
@Injectable()
export class DecidePatientEligibility {
  constructor(
    private readonly facts: ChartFacts,
    private readonly queries: PatientsQueries,
    private readonly store: PatientsStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async look(caller: Caller, patientId: string): Promise<EligibilityView> {
    const { on, answers, earlierAnswers, establishedOn } = await this.weighed(caller, patientId);
    const screeningFacts = await this.facts.screeningFacts(caller, patientId);
    const determinations = withStanding(await this.facts.determinations(caller, patientId), answers, on);
    const missing = missingFacts({ establishedOn, isPregnancyPossible: true }, on, policy);
    return { answers, earlierAnswers, screeningFacts, establishedOn, missingFacts: missing, determinations, policy };
  }

  async answer(caller: Caller, patientId: string, { answers }: AnswerChecklist): Promise<EligibilityView> {
    const facts = answers.map(({ id, answer }) => ({ id, kind: 'eligibility-answer', details: answer }) as const);
    return this.keep(caller, patientId, facts);
  }

  async establish(caller: Caller, patientId: string, { id, fact }: RecordScreeningFact): Promise<EligibilityView> {
    return this.keep(caller, patientId, [{ id, kind: 'screening-fact', details: fact }]);
  }

  async sign(caller: Caller, patientId: string, command: SignDetermination): Promise<EligibilityView> {
    const { id, product, reason, conditions, deferredUntil } = command;
    const { on, answers, establishedOn: known } = await this.weighed(caller, patientId);
    // What the chart holds itself outweighs a day that was typed.
    const establishedOn = { ...command.establishedOn, ...known };
    const missing = missingFacts({ establishedOn, isPregnancyPossible: command.isPregnancyPossible }, on, policy);
    const proposed = proposedFrom(decideEligibility({ product, answers, missingFacts: missing, on, occasion: 'screening', policy }));
    const judged = judgeEligibility(proposed.outcome, command, on);
    if (!judged.allowed) throw notJudged(judged.refusals);
    const signedAt = this.clock.nowIso();
    const eligibility = { ...proposed, outcome: judged.value };
    const stated = { reason, conditions, deferredUntil, establishedOn, proposedOutcome: proposed.outcome };
    const details: DeterminationRecord = { product, decidedOn: on, signedAt, eligibility, ...stated };
    this.database.concerns(caller, { patientId, entityId: id });
    await this.store.append(
      caller,
      patientId,
      [{ id, kind: 'eligibility-determination', details, ...{ occurredAt: signedAt, source: 'recorded' } }],
      signedAt,
    );
    this.database.publish(caller, 'patient', patientId);
    return this.look(caller, patientId);
  }

  private async keep(
    caller: Caller,
    patientId: string,
    stated: readonly Pick<NewFact, 'id' | 'kind' | 'details'>[],
  ): Promise<EligibilityView> {
    await this.queries.chart(caller, patientId);
    const facts = stated.map((fact) => ({ ...fact, occurredAt: null, source: 'recorded' }) as const);
    await this.store.append(caller, patientId, facts, this.clock.nowIso());
    this.database.publish(caller, 'patient', patientId);
    return this.look(caller, patientId);
  }

  private async weighed(caller: Caller, patientId: string): Promise<Weighed> {
    const chart = await this.queries.wholeChart(caller, patientId);
    const day = await this.facts.day(caller);
    const all = await this.facts.answers(caller, patientId);
    const newest = new Map(all.map((answer) => [answer.code, answer]));
    const earlierAnswers = all.filter((answer) => newest.get(answer.code) !== answer).toReversed();
    const stated = await this.facts.screeningFacts(caller, patientId);
    const forms = await this.facts.scoredForms(caller, patientId, day.zone);
    const establishedOn = factsOnChart(chart, [...stated, ...forms], day);
    return { on: day.today, answers: [...newest.values()], earlierAnswers, establishedOn };
  }
}

interface Weighed {
  readonly on: LocalDate;
  readonly answers: readonly AnswerView[];
  readonly earlierAnswers: readonly AnswerView[];
  readonly establishedOn: KnownFacts['establishedOn'];
}

function proposedFrom(decision: ReturnType<typeof decideEligibility>): Eligibility {
  if (!decision.allowed) throw notDecided(decision.refusals);
  return decision.value;
}

/** The newest determination of each product stands or does not; the ones before it are history. */
function withStanding(kept: readonly KeptDetermination[], answers: readonly AnswerView[], on: LocalDate): DeterminationView[] {
  return kept.map((one, place) => {
    const isNewest = !kept.slice(0, place).some(({ product }) => product === one.product);
    const later = answers.filter(({ recordedAt }) => recordedAt > one.signedAt);
    return { ...one, standing: isNewest ? eligibilityStanding(one, later, on, policy) : null };
  });
}
