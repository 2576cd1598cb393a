import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { instantFromMs, isTabletBusy, silentMinutes, type TabletView } from '@sojourn/domain';
import { Clock } from '../../../core/clock.js';
import { Submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';

/** One open check-in and the waiting-room tablets: sent to one that stands ready, seen on it, taken back. */
@Component({
  selector: 'kat-tablets-for-form',
  imports: [Button, Chip, ProblemPanel],
  template: `
    @if (holding(); as tablet) {
      @if (silentFor(tablet); as minutes) {
        <kat-chip tone="caution" icon="wifi-off">{{ tablet.name }} did not answer for {{ minutes }} minutes</kat-chip>
      } @else {
        <kat-chip tone="info" icon="tablet">{{ tablet.form?.standing === 'shown' ? 'On' : 'On its way to' }} {{ tablet.name }}</kat-chip>
      }
      <button type="button" kat-button kind="quiet" size="small" [busy]="sending.busy()" (click)="takeBack(tablet)">
        Take back<span class="visually-hidden"> from {{ tablet.name }}: {{ what() }}</span>
      </button>
    } @else {
      @if (unfinished(); as tablet) {
        <span class="meta" role="status">Not finished on {{ tablet.name }}</span>
      }
      @for (tablet of ready(); track tablet.id) {
        <button type="button" kat-button size="small" icon="tablet" [busy]="sending.busy()" (click)="send(tablet)">
          Send to {{ tablet.name }}<span class="visually-hidden">: {{ what() }}</span>
        </button>
      }
    }
    @if (sending.problem(); as failed) {
      <kat-problem [problem]="failed" />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class TabletsForForm {
  readonly patientId = input.required<string>();
  readonly assignmentId = input.required<string>();
  /** The names of its forms. */
  readonly what = input.required<string>();
  readonly tablets = input.required<readonly TabletView[]>();
  readonly changed = output<void>();
  private readonly clock = inject(Clock);
  protected readonly sending = new Submission(inject(HttpClient));
  private readonly ofThis = computed(() => this.tablets().filter(({ form }) => form?.assignmentId === this.assignmentId()));
  protected readonly holding = computed(() => this.ofThis().find(isTabletBusy) ?? null);
  protected readonly unfinished = computed(() => this.ofThis().find(({ form }) => form?.standing === 'not-finished') ?? null);
  /** One that shows another patient's form, or has not been heard for minutes, is not offered. */
  protected readonly ready = computed(() => this.tablets().filter((one) => !isTabletBusy(one) && this.silentFor(one) === 0));

  protected silentFor(tablet: TabletView): number {
    return silentMinutes(tablet, instantFromMs(Math.round(this.clock.now())));
  }

  protected async send({ id }: TabletView): Promise<void> {
    const form = { id: crypto.randomUUID(), patientId: this.patientId(), assignmentId: this.assignmentId() };
    await this.sending.post<TabletView>(`/api/v1/waiting-room-tablets/${id}/form`, form);
    this.changed.emit();
  }

  protected async takeBack({ id }: TabletView): Promise<void> {
    await this.sending.delete<TabletView>(`/api/v1/waiting-room-tablets/${id}/form`);
    this.changed.emit();
  }
}
