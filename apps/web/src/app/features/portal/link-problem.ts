import { Component, input } from '@angular/core';
import type { Problem } from '../../ui/problem.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { isRefusedLink, linkDoesNotOpen } from './birth-date-form.js';

/** Why an answer given by link did not arrive: the calm sentence of a link that opens no more, or what happened. */
@Component({
  selector: 'kat-link-problem',
  imports: [ProblemPanel],
  template: `
    @if (isRefusedLink(problem())) {
      <p role="alert" class="problem">{{ linkDoesNotOpen }}</p>
    } @else {
      <kat-problem [problem]="problem()" />
    }
  `,
  styleUrl: '../../ui/calm.css',
})
export class LinkProblem {
  readonly problem = input.required<Problem>();
  protected readonly isRefusedLink = isRefusedLink;
  protected readonly linkDoesNotOpen = linkDoesNotOpen;
}
