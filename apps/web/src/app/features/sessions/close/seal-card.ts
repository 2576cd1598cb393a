import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, untracked } from '@angular/core';
import type { SealView } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { submission } from '../../../core/submission.js';
import { Banner } from '../../../ui/banner.js';
import { Button } from '../../../ui/button.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { SessionEntries } from '../session-entries.js';
import { SessionRoom } from '../session-room.js';

/** Sealing a closed session, and whether what was sealed is still what stands in the record. The server works the root out, each time anew. */
@Component({
  selector: 'kat-seal-card',
  imports: [Banner, Button, ClinicTime, ProblemPanel],
  template: `
    <h2>Seal</h2>
    @if (seal(); as found) {
      @if (found.isIntact) {
        <kat-banner tone="ok" heading="Sealed and unchanged">
          {{ found.seal.entryCount }} entries, sealed by {{ room.nameOf(found.seal.sealedById) }},
          {{ found.seal.sealedAt | clinicTime: 'date-time' }}.
        </kat-banner>
      } @else {
        <kat-banner tone="alert" heading="The record differs from what was sealed">
          {{ found.faults.length }} {{ found.faults.length === 1 ? 'place differs' : 'places differ' }}. Tell whoever looks after this
          installation; change nothing.
        </kat-banner>
      }
      @if (found.laterEntries > 0) {
        <p class="meta">{{ found.laterEntries }} recorded after the seal; they stand beside it.</p>
      }
      <p class="root">Root {{ found.seal.merkleRoot }}</p>
      <button type="button" kat-button icon="refresh-cw" (click)="kept.reload()">Verify again</button>
    } @else {
      <p>Closed and not sealed yet. After the seal no step can be taken; what is recorded later stands beside it.</p>
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" />
      }
      <button type="button" kat-button kind="primary" size="main" icon="lock" [busy]="sending.busy()" (click)="sealNow()">
        Seal the session
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
      justify-items: start;
    }

    .root {
      color: var(--muted);
      font: var(--type-meta);
      overflow-wrap: anywhere;
    }
  `,
})
export class SealCard {
  protected readonly room = inject(SessionRoom);
  private readonly entries = inject(SessionEntries);
  protected readonly sending = submission();
  protected readonly kept = httpResource<SealView>(() => `/api/v1/dosing-sessions/${this.room.sessionId()}/seal`);
  protected readonly problem = computed(() => this.sending.problem());
  protected readonly seal = computed(() => {
    const found = this.kept.hasValue() ? this.kept.value() : null;
    return found === null || found.seal === null ? null : found;
  });

  constructor() {
    effect(() => {
      if (this.room.fold()?.isSealed === true) untracked(() => this.kept.reload());
    });
  }

  protected async sealNow(): Promise<void> {
    const sessionId = this.room.sessionId();
    // The root in the request is no root: the server takes its own, and the decoder only wants one of the right length.
    const made = await this.entries.make(sessionId, 'sealed', { merkleRoot: '0'.repeat(64) });
    if (!made.allowed) return;
    const answer = await this.sending.post(`/api/v1/dosing-sessions/${sessionId}/seal`, { entry: made.value });
    if (answer.ok || answer.problem.status > 0) await this.entries.answered(sessionId, made.value, answer.ok);
    if (!answer.ok) return;
    this.room.reload();
    this.kept.reload();
  }
}
