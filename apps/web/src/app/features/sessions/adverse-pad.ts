import { Component, inject, signal } from '@angular/core';
import { adverseEventTerms } from '@sojourn/domain';
import { keepsDraft } from '../../core/outbox/draft.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SegmentedChoice, type Choice } from '../../ui/segmented-choice.js';
import { MeasuredAt } from './measured-at.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';
import { ruleWords } from '../../ui/session-words.js';

const actions = ['none', 'rate-reduced', 'paused', 'stopped', 'next-dose-reduced'] as const;
const relations = ['unrelated', 'unlikely', 'possible', 'probable', 'definite'] as const;
const outcomes = ['recovered', 'recovering', 'not-recovered', 'unknown'] as const;
const serious = ['life-threatening', 'hospitalisation', 'other-important'] as const;

/** What went wrong with the patient, in the words of the vocabulary, nothing preselected; and the call for help. Source: §3.7, §1.6. */
@Component({
  selector: 'kat-adverse-pad',
  imports: [Button, Field, FieldInput, MeasuredAt, ProblemPanel, SegmentedChoice],
  templateUrl: './adverse-pad.html',
  styleUrl: './adverse-pad.css',
})
export class AdversePad {
  private readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly calling = recording();
  protected readonly terms = adverseEventTerms;
  protected readonly words = ruleWords;
  protected readonly severities: readonly Choice<number>[] = ['Mild', 'Moderate', 'Severe', 'Life-threatening'].map((label, index) => ({
    value: index + 1,
    label,
  }));
  protected readonly relations = relations;
  protected readonly actions = actions;
  protected readonly outcomes = outcomes;
  protected readonly serious = serious;
  protected readonly term = signal('');
  protected readonly severity = signal<number | null>(null);
  protected readonly relatedness = signal('');
  protected readonly actionTaken = signal('');
  protected readonly outcome = signal('');
  protected readonly seriousness = signal('');
  protected readonly treatment = signal('');
  protected readonly kept = signal('');
  protected readonly isCalling = signal(false);
  protected readonly why = signal('');

  constructor() {
    const texts = { term: this.term, relatedness: this.relatedness, actionTaken: this.actionTaken, outcome: this.outcome };
    const answers = { ...texts, seriousness: this.seriousness, treatment: this.treatment };
    const typed = (): Record<string, string> => Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer()]));
    keepsDraft({
      name: () => `adverse event ${this.room.sessionId()}`,
      typed: () => (this.term() === '' ? null : { texts: typed(), severity: this.severity() }),
      restore: ({ texts: kept, severity }) => {
        for (const [name, answer] of Object.entries(answers)) answer.set(kept[name] ?? '');
        this.severity.set(severity);
      },
    });
  }

  protected async save(at: MeasuredAt): Promise<void> {
    const [treatment, seriousness, occurredAt] = [this.treatment().trim(), this.seriousness(), at.occurredAt()];
    const details = {
      ...{ term: this.term(), severity: this.severity() ?? NaN, relatedness: this.relatedness() },
      ...{ actionTaken: this.actionTaken(), outcome: this.outcome(), seriousness: seriousness === '' ? [] : [seriousness] },
      ...(treatment === '' ? {} : { treatment }),
    };
    if (!(await this.sending.fact('adverse-event-recorded', details, occurredAt === undefined ? {} : { occurredAt }))) return;
    this.kept.set(`Kept: ${ruleWords(this.term())}.`);
    for (const answer of [this.term, this.relatedness, this.actionTaken, this.outcome, this.seriousness, this.treatment]) answer.set('');
    this.severity.set(null);
    at.time.set(null);
  }

  /** The hour of the call is this press; the rest of the handover can follow. */
  protected async call(): Promise<void> {
    const emergencyCalledAt = new Date(this.room.now()).toISOString();
    if (await this.calling.step('escalated', { reason: this.why(), emergencyCalledAt })) this.isCalling.set(false);
  }
}
