import { Component, booleanAttribute, computed, input, output } from '@angular/core';
import type { OwnVisitView, PreparationItem } from '@sojourn/domain';
import { Checkbox } from '../../ui/checkbox.js';
import { Icon } from '../../ui/icon.js';

export interface Ticked {
  readonly item: PreparationItem;
  readonly isDone: boolean;
}

/** One visit ahead: when, what it brings, and what to see to before. */
@Component({
  selector: 'kat-own-visit',
  imports: [Checkbox, Icon],
  template: `
    <h3>{{ visit().title }}{{ visit().isRemote ? ' (online)' : '' }}</h3>
    <p class="when">{{ visit().when }}</p>
    <p class="meta">Plan about {{ lasts() }} for it.</p>
    <details [open]="isNext()">
      <summary>What to expect</summary>
      @for (paragraph of visit().paragraphs; track paragraph) {
        <p>{{ paragraph }}</p>
      }
    </details>
    <details [open]="isNext()">
      <summary>Before you come: {{ done() }} of {{ visit().toPrepare.length }} seen to</summary>
      <ul>
        @for (line of visit().toPrepare; track line.item) {
          <li>
            @if (line.isKnown) {
              <span class="known"><kat-icon name="check" [size]="18" /> {{ line.text }}</span>
            } @else {
              <kat-checkbox [checked]="line.isDone" (checkedChange)="ticked.emit({ item: line.item, isDone: $event })">{{
                line.text
              }}</kat-checkbox>
            }
          </li>
        }
      </ul>
    </details>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    .when {
      font: var(--type-title);
    }

    summary {
      min-height: var(--target);
      align-content: center;
      cursor: pointer;
      font: var(--type-label);
    }

    details p {
      margin-block-end: var(--space-8);
    }

    li {
      padding-block: var(--space-4);
    }

    .known kat-icon {
      flex: none;
      width: 22px;
    }

    .known {
      display: flex;
      gap: var(--space-8);
      align-items: center;
      min-height: var(--target);
    }
  `,
})
export class OwnVisit {
  readonly visit = input.required<OwnVisitView>();
  readonly isNext = input(false, { transform: booleanAttribute });
  readonly ticked = output<Ticked>();
  protected readonly done = computed(() => this.visit().toPrepare.filter(({ isDone }) => isDone).length);
  protected readonly lasts = computed(() => {
    const [hours, minutes] = [Math.floor(this.visit().minutes / 60), this.visit().minutes % 60];
    const words = [...(hours > 0 ? [`${hours} h`] : []), ...(minutes > 0 ? [`${minutes} min`] : [])];
    return words.join(' ');
  });
}
