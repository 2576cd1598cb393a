import { Component, computed, input } from '@angular/core';
import { replayLines, type SessionFold } from '@sojourn/domain';
import { inZone } from '../../../ui/zone-time.js';
import { minuteWords, standingWords } from './replay-words.js';

/** Everything recorded up to the cursor, newest last, with who wrote it and how it stands. The same values as the chart above. */
@Component({
  selector: 'kat-replay-table',
  template: `
    <div class="kat-table-frame" tabindex="0" role="region" aria-label="Everything up to the cursor, as a table">
      <table class="kat-table">
        <caption class="visually-hidden">
          Entries of the session up to the cursor
        </caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col" class="number">Minute</th>
            <th scope="col">What</th>
            <th scope="col">Recorded</th>
            <th scope="col">How it stands</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.key) {
            <tr [class.is-struck]="row.isStruck" [attr.aria-current]="row.isHere ? 'time' : null">
              <th scope="row">{{ row.clock }}</th>
              <td class="number">{{ row.minute }}</td>
              <td class="what">{{ row.what }}</td>
              <td class="text">{{ row.text }}</td>
              <td class="text">{{ row.standing }}</td>
              <td>{{ row.by }}</td>
            </tr>
          } @empty {
            <tr>
              <td colspan="6">Nothing is recorded up to here.</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .text {
      min-width: 14ch;
      white-space: normal;
      overflow-wrap: anywhere;
    }

    .is-struck :is(.what, .text:nth-of-type(3)) {
      color: var(--muted);
      text-decoration: line-through;
    }

    tr[aria-current] > * {
      background: var(--lantern-tint);
    }
  `,
})
export class ReplayTable {
  readonly fold = input.required<SessionFold>();
  readonly at = input.required<number>();
  readonly zone = input.required<string>();
  readonly people = input.required<Readonly<Record<string, string>>>();
  protected readonly rows = computed(() =>
    replayLines(this.fold()).map((line, index) => ({
      key: `${line.mark.entryId} ${line.mark.kind} ${index}`,
      clock: inZone(line.mark.at, this.zone(), 'time'),
      minute: minuteWords(line.minutesFromDose) || '–',
      what: line.mark.label,
      text: line.mark.text,
      standing: standingWords(line, this.zone()),
      by: line.authorId === null ? 'the rules' : (this.people()[line.authorId] ?? '–'),
      isStruck: line.mark.state === 'amended' || line.mark.state === 'entered-in-error',
      isHere: line.mark.at === this.at(),
    })),
  );
}
