import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { instant, instantFromMs, riskStanding, type RiskEventView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { Chip } from '../../ui/chip.js';
import { DueBadge } from '../../ui/due-badge.js';
import { dayWords, levelTones, levelWords } from './measure-words.js';
import { sourceWords } from './risk-words.js';

/** A risk event in a few lines: whose, what was answered, who has it, and its clock. */
@Component({
  selector: 'kat-risk-summary',
  imports: [Chip, ClinicTime, DueBadge, RouterLink],
  template: `
    <div class="words">
      <p class="title">
        <a [routerLink]="['/risk-events', event().id]">Risk event of {{ event().patient.name }}</a
        >&ngsp;
        <span class="meta born">{{ born() }}</span>
      </p>
      <p>{{ source() }}</p>
      <p class="meta">
        {{ event().openedAt | clinicTime: 'date-time' }} · {{ event().setting === 'remote' ? 'not in the clinic' : 'in the clinic' }} ·
        {{ standing().owner === null ? 'nobody has taken it on yet' : standing().owner?.name + ' has it' }}
      </p>
    </div>
    <div class="kat-row">
      @if (standing().level; as level) {
        <kat-chip [tone]="tones[level]">{{ words[level] }}</kat-chip>
      }
      @if (standing().holdsDosing) {
        <kat-chip tone="alert" icon="ban">Dosing held</kat-chip>
      }
      @if (dueAt(); as due) {
        <kat-due-badge [dueAt]="due" [now]="clock.now()" />
      }
    </div>
  `,
  styles: `
    :host {
      position: relative;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-12) var(--space-24);
      border-inline-start: 4px solid var(--alert);
    }

    .title {
      font: var(--type-strong);
    }

    /* The whole card is the target of a finger; the link is its name. */
    .title a::after {
      position: absolute;
      inset: 0;
      content: '';
    }

    .born {
      margin-inline-start: var(--space-8);
    }

    .words {
      display: grid;
      gap: var(--space-4);
      min-width: 0;
    }
  `,
})
export class RiskSummary {
  readonly event = input.required<RiskEventView>();
  protected readonly clock = inject(Clock);
  protected readonly words = levelWords;
  protected readonly tones = levelTones;
  /** Folded again on this screen's clock, so that an overdue event says so by itself. */
  protected readonly standing = computed(() => riskStanding(this.event(), instantFromMs(Math.round(this.clock.now()))));
  protected readonly source = computed(() => sourceWords(this.event()));
  protected readonly born = computed(() => {
    const { birthDate } = this.event().patient;
    return birthDate === null ? 'birth date unknown' : `born ${dayWords(birthDate)}`;
  });
  protected readonly dueAt = computed(() => {
    const { state, followUpBy } = this.standing();
    const due = state === 'waiting' ? this.event().acknowledgeBy : followUpBy;
    return due === null ? null : instant(due);
  });
}
