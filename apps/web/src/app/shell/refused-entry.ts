import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { decodeDetails, entryKind } from '@sojourn/domain';
import { ClinicTime } from '../core/clinic-time.js';
import { keepsDraft } from '../core/outbox/draft.js';
import { Outbox } from '../core/outbox/outbox.js';
import type { OutboxItem } from '../core/outbox/outbox-item.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { EntryEditor } from '../ui/entry-editor/entry-editor.js';
import { writtenAnew, type Details, type Typed } from '../ui/entry-editor/entry-fields.js';

/** An entry the record did not take: why, and the ways on. It stays here until it is in the record or somebody gives it up on purpose. */
@Component({
  selector: 'kat-refused-entry',
  imports: [Banner, Button, ClinicTime, EntryEditor],
  template: `
    <section [attr.aria-label]="'Not taken: ' + label()">
      <kat-banner tone="alert" [heading]="label() + ' of ' + (item().entry.occurredAt | clinicTime) + ' is not in the record'">
        {{ item().refused?.happened }}
        @for (refusal of item().refused?.refusals; track $index) {
          <div>{{ refusal.message }}</div>
        }
      </kat-banner>
      @if (isFact()) {
        <kat-entry-editor [kind]="item().entry.kind" [details]="details()" [(typed)]="typed" [errors]="errors()" />
      }
      <div class="kat-row">
        <button type="button" kat-button kind="primary" (click)="sendAgain()">Send again</button>
        @if (isGivingUp()) {
          <button type="button" kat-button kind="danger" (click)="outbox.drop(item().entry.id)">
            Yes, it does not belong in the record
          </button>
        } @else {
          <button type="button" kat-button kind="quiet" (click)="isGivingUp.set(true)">Give it up</button>
        }
      </div>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-12);
      padding-block: var(--space-12);
    }
  `,
})
export class RefusedEntry {
  readonly item = input.required<OutboxItem>();
  protected readonly outbox = inject(Outbox);
  protected readonly label = computed(() => entryKind(this.item().entry.kind).label);
  protected readonly isFact = computed(() => this.item().door === 'record');
  protected readonly details = computed(() => ({ ...Object(this.item().entry.details) }) as Details);
  private readonly entryId = computed(() => this.item().entry.id);
  protected readonly typed = linkedSignal<string, Typed>({ source: this.entryId, computation: () => ({}) });
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  protected readonly isGivingUp = signal(false);

  constructor() {
    keepsDraft<Typed>({
      name: () => `refused ${this.entryId()}`,
      typed: () => (Object.keys(this.typed()).length === 0 ? null : this.typed()),
      restore: (typed) => this.typed.set(typed),
    });
  }

  /** Put right here it is read by the record's own decoder first. */
  protected async sendAgain(): Promise<void> {
    const { entry } = this.item();
    const read = decodeDetails(entry.kind, writtenAnew(entry.kind, this.details(), this.typed()));
    if (!read.allowed) return this.errors.set(Object.fromEntries(read.refusals.map(({ path, message }) => [path, message])));
    this.errors.set({});
    this.typed.set({});
    await this.outbox.again(entry.id, read.value);
  }
}
