import { Component, computed, inject, signal } from '@angular/core';
import { entryKind, summaryOf, type SessionEntry } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { CorrectEntry } from './correct-entry.js';
import { SessionRoom } from './session-room.js';

interface DoseRow {
  readonly id: string;
  readonly at: number;
  readonly words: string;
  readonly author: string;
  readonly isWithoutLease: boolean;
}

/**
 * Doses that came from a tablet which did not hold them any more, beside what the other tablet recorded of the same kind: people compare,
 * and strike what is there twice. Both stay in the record. Source: architecture §2.
 */
@Component({
  selector: 'kat-lease-incident',
  imports: [Banner, Button, ClinicTime, CorrectEntry],
  template: `
    @if (rows().length > 0) {
      <kat-banner tone="caution" heading="Two tablets recorded doses">
        Compare what each of them wrote. What was given twice stays; what was only written twice is struck.
        <ul>
          @for (row of rows(); track row.id) {
            <li>
              <span>
                {{ row.at | clinicTime }} {{ row.words }}, {{ row.author
                }}{{ row.isWithoutLease ? ': the tablet did not hold the doses' : '' }}
              </span>
              @if (mayCorrect()) {
                <button
                  type="button"
                  kat-button
                  size="small"
                  [attr.aria-label]="'Correct or strike: ' + row.words + ', ' + row.author"
                  [attr.aria-expanded]="correcting() === row.id"
                  (click)="correcting.set(correcting() === row.id ? null : row.id)"
                >
                  Correct or strike
                </button>
              }
            </li>
          }
        </ul>
      </kat-banner>
      @if (correcting(); as id) {
        <kat-correct-entry [entryId]="id" (done)="correcting.set(null)" />
      }
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--space-8);
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-8);
    }
  `,
})
export class LeaseIncident {
  private readonly room = inject(SessionRoom);
  private readonly signIn = inject(SignInState);
  protected readonly correcting = signal<string | null>(null);
  protected readonly mayCorrect = computed(() => this.signIn.may('dosing.record') && this.room.fold()?.isSealed === false);
  protected readonly rows = computed<readonly DoseRow[]>(() => {
    const fold = this.room.fold();
    const ids = new Set(fold?.incidents.filter(({ code }) => code === 'dose-without-lease').map(({ entryId }) => entryId));
    if (fold === null || ids.size === 0) return [];
    const { standing } = fold.situation.log;
    const kinds = new Set(standing.filter(({ entry }) => ids.has(entry.id)).map(({ entry }) => entry.kind));
    return standing
      .filter(({ entry }) => kinds.has(entry.kind))
      .map(({ entry, at }) => ({
        ...{ id: entry.id, at, words: wordsOf(entry), author: this.room.nameOf(entry.authorId) },
        isWithoutLease: ids.has(entry.id),
      }));
  });
}

function wordsOf(entry: SessionEntry): string {
  return [entryKind(entry.kind).label, summaryOf(entry)].filter((words) => words !== '').join(': ');
}
