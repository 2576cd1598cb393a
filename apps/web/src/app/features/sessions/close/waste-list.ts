import { Component, computed, inject } from '@angular/core';
import { summaryOf } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { OwnSignIn } from '../../../core/own-sign-in.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { EntryForm } from '../forms/entry-form.js';
import { SessionRoom } from '../session-room.js';
import { witnessSpec } from './close-specs.js';

/** Each waste with its witness. Who recorded it cannot witness it: the tablet is handed over and the second person signs themselves. */
@Component({
  selector: 'kat-waste-list',
  imports: [Button, Chip, ClinicTime, EntryForm],
  template: `
    @for (waste of wastes(); track waste.entry.id) {
      <div class="waste">
        <p>
          <strong>{{ waste.words }}</strong> {{ waste.entry.details.manner }}
          <span class="meta">{{ waste.entry.occurredAt | clinicTime }} {{ room.nameOf(waste.entry.authorId) }}</span>
        </p>
        @if (waste.witness; as witness) {
          <kat-chip tone="ok" icon="check">Witnessed by {{ room.nameOf(witness.authorId) }}</kat-chip>
        } @else if (waste.entry.authorId === self()) {
          <kat-chip tone="caution" icon="triangle-alert">Waits for {{ room.nameOf(waste.entry.details.witnessId) }}</kat-chip>
          <button type="button" kat-button icon="users-round" (click)="own.lock()">Hand the tablet to the witness</button>
        } @else {
          <kat-entry-form [spec]="spec(waste.entry.id)" [about]="waste.entry.id" />
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    .waste {
      display: grid;
      gap: var(--space-8);
      justify-items: start;
      padding-top: var(--space-8);
      border-top: 1px solid var(--line);
    }

    kat-entry-form {
      width: 100%;
    }
  `,
})
export class WasteList {
  protected readonly room = inject(SessionRoom);
  protected readonly own = inject(OwnSignIn);
  private readonly signIn = inject(SignInState);
  protected readonly spec = witnessSpec;
  protected readonly self = computed(() => this.signIn.view()?.staffMemberId ?? null);
  protected readonly wastes = computed(() => {
    const standing = this.room.fold()?.situation.log.standing.map(({ entry }) => entry) ?? [];
    const witnessed = standing.filter((entry) => entry.kind === 'waste-witnessed');
    return standing.flatMap((entry) => {
      if (entry.kind !== 'waste-recorded') return [];
      const witness = witnessed.find((seen) => seen.details.wasteId === entry.id && seen.authorId !== entry.authorId) ?? null;
      return [{ entry, words: summaryOf(entry), witness }];
    });
  });
}
