import { Component, input } from '@angular/core';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import type { ScopeChoice } from './scope-choice.js';

/** This visit, this and those after it, or all that have not begun. Visits that lie behind are never touched. */
@Component({
  selector: 'kat-scope-field',
  imports: [SegmentedChoice],
  template: `
    @if (choice().choices().length > 1) {
      <kat-segmented-choice
        [label]="label()"
        help="Visits that have begun or lie behind stay as they are."
        [choices]="choice().choices()"
        [(value)]="choice().scope"
      />
    }
  `,
})
export class ScopeField {
  readonly choice = input.required<ScopeChoice>();
  readonly label = input.required<string>();
}
