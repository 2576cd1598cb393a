import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  contradictsAnswers,
  instantAtLocalTime,
  instantText,
  localDate,
  riskDispositions,
  riskLevels,
  safetyActions,
  type RiskDispositionWord,
  type RiskEventAtHand,
  type RiskEventView,
  type RiskLevel,
  type SafetyAction,
} from '@sojourn/domain';
import { fieldMessage } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { DateTimeField } from '../../ui/date-time-field.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import { levelWords } from './measure-words.js';
import { actionWords, dispositionWords, sourceWords } from './risk-words.js';

/** What a licensed clinician signs about a risk event. Nothing is preselected; what was written stays when it is refused. */
@Component({
  selector: 'kat-disposition-form',
  imports: [Banner, Button, Checkbox, DateTimeField, Field, FieldInput, ProblemPanel, RouterLink, SegmentedChoice],
  templateUrl: './disposition-form.html',
  styles: `
    legend {
      font: var(--type-label);
    }

    .missing {
      color: var(--alert);
    }
  `,
})
export class DispositionForm {
  readonly event = input.required<RiskEventView>();
  readonly signed = output<RiskEventAtHand>();
  private readonly zone = inject(SignInState).zone;
  protected readonly sending = submission();
  protected readonly level = signal<RiskLevel | null>(null);
  protected readonly disposition = signal<RiskDispositionWord | null>(null);
  protected readonly actions = signal<readonly SafetyAction[]>([]);
  protected readonly plan = signal('');
  protected readonly followUp = signal<string | null>(null);
  protected readonly withoutCssrs = signal('');
  protected readonly contradiction = signal('');
  protected readonly isTried = signal(false);
  /** The judged level says less risk than the answers: they stand beside the field in which it is explained. */
  protected readonly isContradicted = computed(() => {
    const level = this.level();
    return level !== null && contradictsAnswers(this.event(), level);
  });
  protected readonly said = computed(() => sourceWords(this.event()));
  protected readonly standsAt = computed(() => {
    const { level } = this.event().standing;
    return level === null ? '' : ` The answers so far stand at: ${levelWords[level].toLowerCase()}.`;
  });
  private readonly id = crypto.randomUUID();
  protected readonly levels = riskLevels.map((value) => ({ value, label: levelWords[value] }));
  protected readonly dispositions = riskDispositions.map((value) => ({ value, label: dispositionWords[value] }));
  protected readonly offered = safetyActions.map((value) => ({ value, label: actionWords[value] }));
  private readonly followUpBy = computed(() => {
    const [date, time] = (this.followUp() ?? '').split('T');
    const isWhole = /^\d{4}-\d\d-\d\d$/.test(date ?? '') && /^\d\d:\d\d$/.test(time ?? '');
    return isWhole ? instantText(instantAtLocalTime(localDate(date ?? ''), time ?? '', this.zone())) : null;
  });
  protected readonly isFollowUpHalf = computed(() => this.followUp() !== null && this.followUpBy() === null);

  hasUnsaved(): boolean {
    const words = [this.plan(), this.withoutCssrs(), this.contradiction()];
    const choices = [this.level(), this.disposition(), this.followUp()];
    return words.some((one) => one.trim() !== '') || choices.some((one) => one !== null) || this.actions().length > 0;
  }

  protected message(path: string): string | null {
    return fieldMessage(this.sending.problem(), path);
  }

  protected choose(action: SafetyAction, isDone: boolean): void {
    this.actions.update((chosen) => (isDone ? [...chosen, action] : chosen.filter((one) => one !== action)));
  }

  protected async sign(submitted: Event): Promise<void> {
    submitted.preventDefault();
    this.isTried.set(true);
    const [level, disposition] = [this.level(), this.disposition()];
    if (level === null || disposition === null || this.plan().trim() === '' || this.isFollowUpHalf()) return;
    const contradictionBecause = this.isContradicted() ? written(this.contradiction()) : null;
    const words = { plan: this.plan(), withoutCssrsBecause: written(this.withoutCssrs()), contradictionBecause };
    const command = { id: this.id, level, disposition, actions: this.actions(), followUpBy: this.followUpBy(), ...words };
    const answer = await this.sending.post<RiskEventAtHand>(`/api/v1/risk-events/${this.event().id}/disposition`, command);
    if (answer.ok) this.signed.emit(answer.value);
  }
}

/** Null where nothing is written. */
function written(text: string): string | null {
  return text.trim() === '' ? null : text;
}
