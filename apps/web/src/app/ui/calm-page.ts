import { Component, booleanAttribute, input } from '@angular/core';
import { CrisisHelp } from './crisis-help.js';
import { Mark } from './mark.js';

/** The frame of a patient's own screen: the clinic's name above, help in a crisis always in sight below. What it shows stands between its tags. */
@Component({
  selector: 'kat-calm-page',
  imports: [CrisisHelp, Mark],
  template: `
    <main>
      <header>
        <kat-mark [size]="32" />
        <p class="meta">{{ clinicName() ?? 'Your clinic' }}</p>
      </header>
      <ng-content />
    </main>
    @if (!isHelpWithin()) {
      <footer><kat-crisis-help isCompact [clinicPhone]="phone()" /></footer>
    }
  `,
  styleUrl: './calm-page.css',
})
export class CalmPage {
  readonly clinicName = input<string | null | undefined>();
  readonly phone = input.required<string | null>();
  /** The screen itself shows the help, larger. */
  readonly isHelpWithin = input(false, { transform: booleanAttribute });
}
