import { afterNextRender, Component, ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { adverseEventTerms } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SegmentedChoice, type Choice } from '../../ui/segmented-choice.js';
import { keepsAnswers } from './keeps-answers.js';
import { MeasuredAt } from './measured-at.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';
import { TypedBefore } from './typed-before.js';
import { ruleWords } from '../../ui/session-words.js';

const actions = ['none', 'rate-reduced', 'paused', 'stopped', 'next-dose-reduced'] as const;
const relations = ['unrelated', 'unlikely', 'possible', 'probable', 'definite'] as const;
const outcomes = ['recovered', 'recovering', 'not-recovered', 'unknown'] as const;
const serious = ['life-threatening', 'hospitalisation', 'other-important'] as const;

/** What went wrong with the patient, in the words of the vocabulary, nothing preselected; and the call for help. Source: §3.7, §1.6. */
@Component({
  selector: 'kat-adverse-pad',
  imports: [Button, Field, FieldInput, MeasuredAt, ProblemPanel, SegmentedChoice, TypedBefore],
  templateUrl: './adverse-pad.html',
  styleUrl: './adverse-pad.css',
})
export class AdversePad {
  private readonly room = inject(SessionRoom);
  private readonly injector = inject(Injector);
  private readonly reasonBox = viewChild<ElementRef<HTMLInputElement>>('reason');
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
  protected readonly beganAt = signal<string | null>(null);
  protected readonly typedAt = keepsAnswers(() => 'adverse event', {
    ...{ term: this.term, severity: this.severity, relatedness: this.relatedness, actionTaken: this.actionTaken },
    ...{ outcome: this.outcome, seriousness: this.seriousness, treatment: this.treatment, beganAt: this.beganAt },
  });
  protected readonly kept = signal('');
  protected readonly isCalling = signal(false);
  protected readonly why = signal('');
  protected readonly callTypedAt = keepsAnswers(() => 'emergency call', { isCalling: this.isCalling, why: this.why });

  protected async save(at: MeasuredAt): Promise<void> {
    const [treatment, seriousness] = [this.treatment().trim(), this.seriousness()];
    const details = {
      ...{ term: this.term(), severity: this.severity() ?? NaN, relatedness: this.relatedness() },
      ...{ actionTaken: this.actionTaken(), outcome: this.outcome(), seriousness: seriousness === '' ? [] : [seriousness] },
      ...(treatment === '' ? {} : { treatment }),
    };
    if (!(await this.sending.fact('adverse-event-recorded', details, at.moment()))) return;
    this.kept.set(`Kept: ${ruleWords(this.term())}.`);
    for (const answer of [this.term, this.relatedness, this.actionTaken, this.outcome, this.seriousness, this.treatment]) answer.set('');
    this.severity.set(null);
    this.beganAt.set(null);
  }

  /** The press that opens the question goes away with it: the focus goes where the answer is written. */
  protected ask(): void {
    this.isCalling.set(true);
    afterNextRender(() => this.reasonBox()?.nativeElement.focus(), { injector: this.injector });
  }

  /** The hour of the call is this press; the rest of the handover can follow. */
  protected async call(): Promise<void> {
    const emergencyCalledAt = this.room.tap();
    if (!(await this.calling.step('escalated', { reason: this.why(), emergencyCalledAt }))) return;
    this.isCalling.set(false);
    this.why.set('');
  }
}
