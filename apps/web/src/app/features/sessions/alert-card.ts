import { Component, computed, inject, input, signal } from '@angular/core';
import { alertActions, resolutionUnmet, type Alert } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { clockSpan } from '../../ui/spans.js';
import { PrescriberField } from './prescriber-field.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';
import { signWords } from './pad-fields.js';
import { ruleWords } from '../../ui/session-words.js';

const redSince = ({ levels }: Alert): Alert['raisedAt'] | null => levels.find(({ tier }) => tier === 'red')?.at ?? null;

/** One open alert on its way: acknowledged, prescriber informed, acted on, checked again, closed by a named person. Source: §3.6. */
@Component({
  selector: 'kat-alert-card',
  imports: [Button, Chip, ClinicTime, PrescriberField, ProblemPanel],
  templateUrl: './alert-card.html',
  styleUrl: './alert-card.css',
  host: { role: 'region', '[attr.aria-label]': 'heading()', '[attr.data-tone]': "alert().tier === 'red' ? 'alert' : 'caution'" },
})
export class AlertCard {
  readonly alert = input.required<Alert>();
  /** Its name stands above with the others, with one press for them all: its own key may be smaller. */
  readonly isOneOfSeveral = input(false);
  protected readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly isActing = signal(false);
  protected readonly informed = signal<string | null>(null);
  protected readonly actions = alertActions;
  protected readonly words = ruleWords;
  protected readonly heading = computed(() => `${this.alert().tier === 'red' ? 'Red' : 'Yellow'} alert: ${ruleWords(this.alert().rule)}`);
  protected readonly finding = computed(() => {
    const finding = this.alert().levels.at(-1)?.finding;
    return finding === undefined ? '' : `${signWords[finding.sign]} ${finding.value}: ${finding.text}`;
  });
  private readonly policy = computed(() => this.room.fold()?.situation.policy.monitoring ?? null);
  protected readonly unacknowledged = computed(() => this.alert().levels.find(({ acknowledgedAt }) => acknowledgedAt === null) ?? null);
  /** The clock of the acknowledgement, and for a red alert that of telling a prescriber. */
  protected readonly acknowledgeBy = computed(() => {
    const [level, policy] = [this.unacknowledged(), this.policy()];
    return level === null || policy === null ? null : this.clock(level.at, policy.acknowledgeWithinMin[level.tier]);
  });
  protected readonly informBy = computed(() => {
    const [policy, first] = [this.policy(), this.uninformed()[0]];
    const isFirst = first?.name.entryId === this.alert().name.entryId && first.rule === this.alert().rule;
    if (policy === null || !isFirst || this.acknowledgeBy() !== null) return null;
    return this.clock(redSince(first) ?? first.raisedAt, policy.prescriberInformedWithinMin);
  });
  /** One call tells a prescriber of everything that is red: the first card asks for it, once its alert is acknowledged. */
  protected readonly uninformed = computed(() =>
    (this.room.fold()?.openAlerts ?? []).filter(
      (one) =>
        redSince(one) !== null && one.prescriberInformedAt === null && one.levels.every(({ acknowledgedAt }) => acknowledgedAt !== null),
    ),
  );
  protected readonly unmet = computed(() => {
    const policy = this.policy();
    return policy === null ? [] : resolutionUnmet(this.alert(), policy);
  });

  protected acknowledge(): Promise<boolean> {
    return this.sending.fact('alert-acknowledged', { alert: this.alert().name });
  }

  protected async inform(manner: 'paged' | 'telephoned' | 'at-chair'): Promise<void> {
    const prescriberId = this.informed();
    if (prescriberId === null) return;
    for (const { name } of this.uninformed()) await this.sending.fact('prescriber-informed', { alert: name, prescriberId, manner });
  }

  protected async act(action: string): Promise<void> {
    if (await this.sending.fact('alert-action-recorded', { alert: this.alert().name, action })) this.isActing.set(false);
  }

  protected resolve(): Promise<boolean> {
    return this.sending.step('alert-resolved', { alert: this.alert().name });
  }

  private clock(since: number, minutes: number): { readonly isLate: boolean; readonly words: string } {
    const left = since + minutes * 60_000 - this.room.now();
    return left >= 0 ? { isLate: false, words: `within ${clockSpan(left + 999)}` } : { isLate: true, words: `${clockSpan(-left)} late` };
  }
}
