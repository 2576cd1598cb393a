import { Component, booleanAttribute, computed, input, output } from '@angular/core';
import { waitingMessageStates, type MessageItem } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { ownerChip } from '../../ui/owner-chip.js';
import { aboutWords, faultWords, sinceWords, stateWords } from './message-words.js';

/** One message in the list: to whom, about what, how it stands. */
@Component({
  selector: 'li[katMessageLine]',
  imports: [Button, Chip, ClinicTime],
  template: `
    <div class="words">
      <strong
        ><bdi>{{ message().patient.name }}</bdi></strong
      >
      <span>
        {{ about() }}
        @if (message().visitStartsAt; as at) {
          · {{ at | clinicTime: 'date-time' }}
        }
      </span>
      @if (since(); as words) {
        <span class="meta">{{ words }}</span>
      }
      @if (fault(); as words) {
        <span class="meta">{{ words }}</span>
      }
      @if (waits() && message().takenAt; as at) {
        <span class="meta">{{ message().isOwn ? 'Yours' : 'Taken' }} since {{ at | clinicTime: 'date-time' }}</span>
      }
    </div>
    <span class="meta when">
      @if (message().nextTryAt; as at) {
        Goes out {{ at | clinicTime: 'date-time' }}
      } @else if (sentAt(); as at) {
        Sent {{ at | clinicTime: 'date-time' }}
      } @else {
        Made {{ message().madeAt | clinicTime: 'date-time' }}
      }
    </span>
    <kat-chip [tone]="state().tone" [icon]="state().icon">{{ state().label }}</kat-chip>
    @if (waits()) {
      <kat-chip [tone]="owner().tone" [icon]="owner().icon">{{ owner().label }}</kat-chip>
    }
    <div class="kat-row">
      @if (waits() && !message().isOwn) {
        <button
          type="button"
          kat-button
          [attr.aria-label]="'I take it: the message to ' + message().patient.name"
          [busy]="busy()"
          (click)="taken.emit()"
        >
          I take it
        </button>
      }
      <button type="button" kat-button [attr.aria-label]="'Open the message to ' + message().patient.name" (click)="opened.emit()">
        Open
      </button>
    </div>
  `,
  styleUrl: '../../ui/list-line.css',
  styles: `
    .kat-row {
      margin-inline-start: auto;
    }

    @media (width < 700px) {
      .when {
        flex-basis: 100%;
      }
    }
  `,
})
export class MessageLine {
  readonly message = input.required<MessageItem>({ alias: 'katMessageLine' });
  readonly busy = input(false, { transform: booleanAttribute });
  readonly opened = output<void>();
  readonly taken = output<void>();
  protected readonly waits = computed(() => waitingMessageStates.includes(this.message().state));
  protected readonly owner = computed(() => ownerChip(this.message()));
  /** What is kept here went nowhere. */
  protected readonly sentAt = computed(() => (this.message().state === 'kept' ? null : this.message().sentAt));
  protected readonly about = computed(() => aboutWords(this.message()));
  protected readonly since = computed(() => sinceWords(this.message()));
  protected readonly fault = computed(() => faultWords(this.message()));
  protected readonly state = computed(() => stateWords(this.message()));
}
