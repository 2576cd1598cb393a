import { Component, computed, input } from '@angular/core';
import { checklistItems, type ToldAnswer, type ToldHistory } from '@sojourn/domain';
import { Chip } from './chip.js';
import { settingWords } from './setting-words.js';
import { inZone } from './zone-time.js';

/** The row of the checklist it stands beside. */
const rowOf = ({ checklistCode }: ToldAnswer): string => {
  const row = checklistItems.find(({ code }) => code === checklistCode);
  return row === undefined ? '' : `checklist: ${row.label}`;
};

/** When and how it was told, beside which row of the checklist it stands, and that a later form says otherwise. */
function whenWords(answer: ToldAnswer, zone: string): string {
  const later = answer.isReplaced ? 'told otherwise since' : '';
  return [inZone(answer.takenAt, zone, 'date'), settingWords[answer.setting], rowOf(answer), later]
    .filter((part) => part !== '')
    .join(', ');
}

/** What the patient told in history forms: first what asks for a look, behind it every answer. It decides nothing. */
@Component({
  selector: 'kat-told-list',
  imports: [Chip],
  template: `
    @for (history of lists(); track history.instrumentId) {
      <section [attr.aria-label]="history.name">
        <p class="head">
          <strong>{{ history.name }}</strong> <span class="meta">{{ history.on }}</span>
          @if (history.open > 0) {
            <kat-chip tone="caution" icon="triangle-alert">{{ history.openWords }}</kat-chip>
          }
        </p>
        <ul>
          @for (answer of history.flagged; track $index) {
            <li>
              <span>{{ answer.wording }}</span>
              <kat-chip tone="caution">{{ answer.answer }}</kat-chip>
              <span class="meta">{{ answer.when }}</span>
            </li>
          } @empty {
            <li class="meta">{{ history.open > 0 ? 'Nothing told so far asks for a look.' : 'Nothing that asks for a look.' }}</li>
          }
        </ul>
        <details>
          <summary>Every answer</summary>
          <ul>
            @for (answer of history.answers; track answer.item) {
              <li>
                <span>{{ answer.wording }}</span> <strong>{{ answer.answer }}</strong>
              </li>
            }
          </ul>
        </details>
      </section>
    }
  `,
  styles: `
    :host,
    section,
    ul {
      display: grid;
      gap: var(--space-8);
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    .head,
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-4) var(--space-12);
      margin: 0;
    }

    li > span:first-child {
      flex: 1 1 260px;
      max-width: 60ch;
    }

    summary {
      min-height: var(--target);
      align-content: center;
      color: var(--muted);
      font: var(--type-label);
      cursor: pointer;
    }
  `,
})
export class ToldList {
  readonly histories = input.required<readonly ToldHistory[]>();
  readonly zone = input.required<string>();
  protected readonly lists = computed(() =>
    this.histories().map((history) => ({
      ...history,
      answers: history.answers.filter(({ isReplaced }) => !isReplaced),
      on: `last told ${inZone(history.takenAt, this.zone(), 'date-time')}`,
      openWords: history.open === 1 ? 'Incomplete: 1 question open' : `Incomplete: ${history.open} questions open`,
      flagged: history.answers
        .filter(({ isFlagged }) => isFlagged)
        .map((answer) => ({
          ...answer,
          when: whenWords(answer, this.zone()),
        })),
    })),
  );
}
