import { Component, computed, inject, signal } from '@angular/core';
import { ClinicTime } from '../../core/clinic-time.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { NumberField } from '../../ui/number-field.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { keepsAnswers } from './keeps-answers.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';
import { TypedBefore } from './typed-before.js';
import { milligramWords, ruleWords } from '../../ui/session-words.js';

/** Medicines that were given, each with the question whether it helped; and oxygen, on or off. Source: clinical reference §2.7, §6.1. */
@Component({
  selector: 'kat-medicines-given',
  imports: [Button, Chip, ClinicTime, NumberField, ProblemPanel, TypedBefore],
  template: `
    <ul>
      @for (given of medicines(); track given.entryId) {
        <li>
          <span
            ><strong>{{ words(given.medicine) }}</strong> {{ mg(given.doseUg) }} at {{ given.at | clinicTime }}</span
          >
          @if (given.effect !== null) {
            <kat-chip tone="ok" icon="check">{{ words(given.effect) }}</kat-chip>
          } @else {
            @if (given.isEffectOverdue) {
              <kat-chip tone="caution" icon="timer">ask for its effect</kat-chip>
            }
            <span class="effects" role="group" [attr.aria-label]="'Did ' + given.medicine + ' help?'">
              @for (effect of effects; track effect) {
                <button type="button" kat-button size="small" [busy]="sending.busy()" (click)="ask(given.entryId, effect)">
                  {{ words(effect) }}
                </button>
              }
            </span>
          }
        </li>
      }
    </ul>
    <form aria-label="Oxygen" (submit)="$event.preventDefault(); toggleOxygen()">
      @if (isOnOxygen()) {
        <kat-chip tone="info" icon="activity">On oxygen</kat-chip>
      } @else {
        <kat-typed-before [at]="typedAt()" />
        <kat-number-field label="Oxygen" unit="L/min" [decimals]="1" [(value)]="litres" />
      }
      <button kat-button [busy]="sending.busy()">{{ isOnOxygen() ? 'Stop oxygen' : 'Start oxygen' }}</button>
    </form>
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
  `,
  styles: `
    :host,
    li {
      display: grid;
      gap: var(--space-8);
    }

    .effects,
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--gap-bedside);
    }
  `,
})
export class MedicinesGiven {
  private readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly words = ruleWords;
  protected readonly mg = milligramWords;
  protected readonly effects = ['effective', 'partial', 'none', 'adverse'] as const;
  protected readonly litres = signal<number | null>(null);
  protected readonly typedAt = keepsAnswers(() => 'oxygen', { litres: this.litres });
  protected readonly medicines = computed(() => this.room.fold()?.rescues ?? []);
  protected readonly isOnOxygen = computed(() => {
    const log = this.room.fold()?.situation.log.standing ?? [];
    return log.findLast(({ entry }) => entry.kind === 'oxygen-started' || entry.kind === 'oxygen-stopped')?.entry.kind === 'oxygen-started';
  });

  protected ask(medicineEntryId: string, effect: string): Promise<boolean> {
    return this.sending.fact('medicine-effect-checked', { medicineEntryId, effect });
  }

  protected async toggleOxygen(): Promise<void> {
    if (this.isOnOxygen()) await this.sending.fact('oxygen-stopped', {});
    else if (await this.sending.fact('oxygen-started', { flowMlPerMin: Math.round((this.litres() ?? NaN) * 1000) })) this.litres.set(null);
  }
}
