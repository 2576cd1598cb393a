import { Component, computed, input, output } from '@angular/core';
import type { MessageItem } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
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
    <button type="button" kat-button [attr.aria-label]="'Open the message to ' + message().patient.name" (click)="opened.emit()">
      Open
    </button>
  `,
  styleUrl: '../../ui/list-line.css',
  styles: `
    button {
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
  readonly opened = output<void>();
  /** What is kept here went nowhere. */
  protected readonly sentAt = computed(() => (this.message().state === 'kept' ? null : this.message().sentAt));
  protected readonly about = computed(() => aboutWords(this.message()));
  protected readonly since = computed(() => sinceWords(this.message()));
  protected readonly fault = computed(() => faultWords(this.message()));
  protected readonly state = computed(() => stateWords(this.message()));
}
