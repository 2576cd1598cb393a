import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { instantText, stepUnmet } from '@sojourn/domain';
import { PaperButton } from '../../../core/paper-button.js';
import { Button } from '../../../ui/button.js';
import { guardLines, type WantedLine } from '../forms/guard-line.js';
import { GuardList } from '../forms/guard-list.js';
import { Settles } from '../forms/settles.js';
import { StepCard } from '../forms/step-card.js';
import { SessionRoom } from '../session-room.js';
import { closeSpec, missedSpec, recordSpec } from './close-specs.js';
import { ReconciliationCard } from './reconciliation-card.js';
import { RemsCard } from './rems-card.js';
import { SealCard } from './seal-card.js';

const itemWords: Readonly<Record<string, string>> = { 'vital-signs': 'Vital signs', sedation: 'Sedation', dissociation: 'Dissociation' };

/** After the patient has gone: waste, the administration record, the monitoring form, closing and the seal. Source: clinical reference §1.6. */
@Component({
  selector: 'kat-close-stage',
  imports: [Button, GuardList, PaperButton, ReconciliationCard, RemsCard, RouterLink, SealCard, Settles, StepCard],
  template: `
    @if (room.fold(); as fold) {
      <div class="kat-page">
        <kat-reconciliation-card class="kat-card" />
        @if (fold.rems !== null) {
          <kat-rems-card class="kat-card" katSettles="rems-form-submitted" />
        }
        <section class="kat-card" aria-labelledby="record-heading">
          <h2 id="record-heading">Record</h2>
          <kat-guard-list [lines]="lines()" />
          <div class="kat-row screen-only">
            <a kat-button icon="play" [routerLink]="['/sessions', fold.situation.session.id, 'replay']">Replay</a>
            <kat-paper-button name="session" [path]="paper()">As PDF</kat-paper-button>
          </div>
        </section>
        @if (fold.phase === 'closed') {
          <kat-seal-card class="kat-card" />
        } @else {
          <kat-step-card class="kat-card" heading="Close" [spec]="close" [unmet]="unmet()" />
        }
        @if (fold.incidents.length > 0) {
          <section class="kat-card" aria-labelledby="incidents-heading">
            <h2 id="incidents-heading">Incidents this record names</h2>
            <ul>
              @for (incident of fold.incidents; track $index) {
                <li>{{ incident.message }}</li>
              }
            </ul>
          </section>
        }
      </div>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-12);
    }

    ul {
      padding-inline-start: 1.1em;
      list-style: disc;
    }
  `,
})
export default class CloseStage {
  protected readonly room = inject(SessionRoom);
  protected readonly close = closeSpec;
  protected readonly paper = computed(() => `/api/v1/dosing-sessions/${this.room.fold()?.situation.session.id ?? ''}/paper`);
  protected readonly unmet = computed(() => {
    const fold = this.room.fold();
    return fold === null ? [] : stepUnmet(fold.situation, 'closed');
  });
  protected readonly lines = computed(() => {
    const fold = this.room.fold();
    if (fold === null) return [];
    const record: WantedLine = { kind: 'administration-record-signed', label: 'Administration record signed', spec: recordSpec };
    // Waste and the monitoring form have cards of their own above.
    const unmet = this.unmet().filter(
      ({ facts }) => !['waste-recorded', 'waste-witnessed', 'rems-form-submitted'].includes(String(facts?.['fixBy'])),
    );
    const missed = fold.due.filter(({ status, missedReason }) => status === 'missed' && missedReason === null);
    const gaps = missed.map(({ item, dueAt }): WantedLine => {
      const at = instantText(dueAt);
      const matches: WantedLine['matches'] = (entry) =>
        entry.kind === 'monitoring-missed' && entry.details.item === item && entry.details.dueAt === at;
      const label = `${itemWords[item] ?? item} missed at ${new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: fold.situation.session.zone }).format(dueAt)}`;
      return { kind: 'monitoring-missed', label, spec: missedSpec(item, at), part: `${item} ${at}`, matches };
    });
    const named = unmet.map((one) => (one.code === 'missed-without-reason' ? { ...one, path: missedPath(one.facts) } : one));
    return guardLines(fold, [record, ...gaps], named).lines;
  });
}

function missedPath(facts: Readonly<Record<string, unknown>> | undefined): string {
  const dueAt = facts?.['dueAt'];
  return `${String(facts?.['item'])} ${typeof dueAt === 'number' ? new Date(dueAt).toISOString() : String(dueAt)}`;
}
