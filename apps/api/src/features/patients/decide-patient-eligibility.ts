import { Injectable } from '@nestjs/common';
import { decideEligibility, defaultEligibilityPolicy, missingFacts } from '@sojourn/domain';
import type { AnswerChecklist, DeterminationRecord, EligibilityView, KnownFacts, LocalDate, SignDetermination } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { ChartFacts } from './chart-facts.js';
import { factsOnChart } from './facts-on-chart.js';
import { PatientsQueries } from './patients.queries.js';
import { PatientsStore } from './patients.store.js';
import { notDecided } from './refusals.js';

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
    const { determinations, known, on, answers } = await this.weighed(caller, patientId);
    const missing = missingFacts({ establishedOn: known, isPregnancyPossible: true }, on, defaultEligibilityPolicy);
    return { answers, missingFacts: missing, determinations };
  }

  async answer(caller: Caller, patientId: string, { answers }: AnswerChecklist): Promise<EligibilityView> {
    await this.queries.chart(caller, patientId);
    const facts = answers.map(
      ({ id, answer }) => ({ id, kind: 'eligibility-answer', details: answer, occurredAt: null, source: 'recorded' }) as const,
    );
    await this.store.append(caller, patientId, facts, this.clock.nowIso());
    this.database.publish(caller, 'patient', patientId);
    return this.look(caller, patientId);
  }

  async sign(caller: Caller, patientId: string, command: SignDetermination): Promise<EligibilityView> {
    const { id, product, isPregnancyPossible } = command;
    const { known, on, answers } = await this.weighed(caller, patientId);
    // What the chart holds itself outweighs a day that was typed.
    const establishedOn = { ...command.establishedOn, ...known };
    const missing = missingFacts({ establishedOn, isPregnancyPossible }, on, defaultEligibilityPolicy);
    const question = { product, answers, missingFacts: missing, on, occasion: 'screening', policy: defaultEligibilityPolicy } as const;
    const decision = decideEligibility(question);
    if (!decision.allowed) throw notDecided(decision.refusals);
    const signedAt = this.clock.nowIso();
    const details: DeterminationRecord = { product, decidedOn: on, signedAt, eligibility: decision.value };
    const fact = { id, kind: 'eligibility-determination', details, occurredAt: signedAt, source: 'recorded' } as const;
    await this.store.append(caller, patientId, [fact], signedAt);
    this.database.concerns(caller, { patientId, entityId: id });
    this.database.publish(caller, 'patient', patientId);
    return this.look(caller, patientId);
  }

  private async weighed(caller: Caller, patientId: string): Promise<Weighed> {
    const chart = await this.queries.wholeChart(caller, patientId);
    const on = await this.facts.today(caller);
    const answers = (await this.facts.answers(caller, patientId)).map(({ recordedAt: _recordedAt, ...answer }) => answer);
    const determinations = await this.facts.determinations(caller, patientId);
    return { answers, determinations, on, known: factsOnChart(chart, on) };
  }
}

interface Weighed extends Pick<EligibilityView, 'answers' | 'determinations'> {
  readonly on: LocalDate;
  readonly known: KnownFacts['establishedOn'];
}
