import { Component, computed, input } from '@angular/core';
import { answerWords, instrumentOf, type MeasureScore } from '@sojourn/domain';

/** Every answer of one form, as it was given. What was left open says so; what a gate skipped says that. */
@Component({
  selector: 'kat-item-table',
  template: `
    <div class="kat-table-frame">
      <table class="kat-table">
        <caption class="visually-hidden">
          Answers of this form
        </caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Answer</th>
            <th scope="col" class="number">Value</th>
          </tr>
        </thead>
        <tbody>
          @for (line of lines(); track line.key) {
            <tr [class.is-risk]="line.isRisk">
              <th scope="row">{{ line.wording }}</th>
              <td>{{ line.words }}</td>
              <td class="number">{{ line.value ?? '–' }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    tbody th {
      max-width: 46ch;
      white-space: normal;
    }

    .is-risk > * {
      background: var(--alert-tint);
      color: var(--alert);
    }
  `,
})
export class ItemTable {
  readonly score = input.required<MeasureScore>();
  protected readonly lines = computed(() => {
    const { answers, skipped, suicideRisk } = this.score();
    const items = instrumentOf(this.score().instrument)?.items ?? [];
    const risky = suicideRisk.kind === 'risk-event' ? suicideRisk.items.map(({ item }) => item) : [];
    const typed = answers['total'] ?? null;
    const lines = items.flatMap((item) => {
      const value = answers[item.linkId];
      if (value === undefined) return [];
      const words = skipped.includes(item.linkId) ? 'Not asked' : answerWords(item, value);
      const wording = `${item.linkId}. ${item.text ?? 'Wording not shown'}`;
      return [{ key: item.linkId, wording, words, value, isRisk: risky.includes(item.linkId) }];
    });
    return typed === null
      ? lines
      : [{ key: 'total', wording: 'Total, typed from paper', words: '', value: typed, isRisk: false }, ...lines];
  });
}
