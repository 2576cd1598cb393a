import { Component, computed, inject } from '@angular/core';
import { Button } from '../../ui/button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { ruleWords } from '../../ui/session-words.js';
import { AlertCard } from './alert-card.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';

/**
 * Everything that alarms, red first. One set of vital signs can raise several alerts: all their names stand on top, and one press says of
 * each of them that it was seen. Source: clinical reference §3.6.
 */
@Component({
  selector: 'kat-open-alerts',
  imports: [AlertCard, Button, ProblemPanel],
  template: `
    @if (unseen().length > 1) {
      <section aria-label="Not acknowledged yet" [attr.data-tone]="reds() > 0 ? 'alert' : 'caution'">
        <p>
          <strong>{{ counts() }}</strong>
          <span>{{ names() }}</span>
        </p>
        <button type="button" kat-button kind="primary" size="main" [busy]="sending.busy()" (click)="acknowledge()">
          Acknowledge all {{ unseen().length }}
        </button>
      </section>
    }
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
    @for (alert of alerts(); track alert.rule + alert.name.entryId) {
      <kat-alert-card [alert]="alert" [isOneOfSeveral]="unseen().length > 1" />
    }
  `,
  styles: `
    section {
      position: sticky;
      z-index: 1;
      top: 0;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-4) var(--space-16);
      padding: var(--space-8) var(--space-16);
      border-block-end: 1px solid var(--tone);
      background: var(--surface);
    }

    p {
      display: grid;
      flex: 1 1 240px;
    }

    strong {
      color: var(--tone);
    }

    span {
      font: var(--type-label);
    }

    @media (max-width: 960px) {
      section {
        position: static;
      }
    }
  `,
})
export class OpenAlerts {
  private readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly alerts = computed(() =>
    (this.room.fold()?.openAlerts ?? []).toSorted((one, other) => Number(other.tier === 'red') - Number(one.tier === 'red')),
  );
  protected readonly unseen = computed(() =>
    this.alerts().filter(({ levels }) => levels.some(({ acknowledgedAt }) => acknowledgedAt === null)),
  );
  protected readonly reds = computed(() => this.unseen().filter(({ tier }) => tier === 'red').length);
  protected readonly counts = computed(() => {
    const [reds, all] = [this.reds(), this.unseen().length];
    const tiers = [reds > 0 ? `${reds} red` : '', all > reds ? `${all - reds} yellow` : ''].filter(Boolean).join(', ');
    return `${all} alerts wait: ${tiers}`;
  });
  protected readonly names = computed(() =>
    this.unseen()
      .map(({ rule }) => ruleWords(rule))
      .join(' · '),
  );

  protected async acknowledge(): Promise<void> {
    for (const { name } of this.unseen()) await this.sending.fact('alert-acknowledged', { alert: name });
  }
}
