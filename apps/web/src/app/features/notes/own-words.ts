import { Component, inject } from '@angular/core';
import type { ClinicVocabulary } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { Vocabularies } from './vocabularies.js';

const headings: Readonly<Record<ClinicVocabulary, string>> = { themes: 'Themes of your own', practices: 'Practices of your own' };

/** The words a clinic added to themes and practices: each is offered, or offered no more. */
@Component({
  selector: 'kat-own-words',
  imports: [Button, Chip, ProblemPanel],
  providers: [Vocabularies],
  template: `
    @if (words.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
    @for (vocabulary of vocabularies; track vocabulary) {
      <section class="kat-card" [attr.aria-labelledby]="vocabulary + '-heading'">
        <h2 [id]="vocabulary + '-heading'">{{ headings[vocabulary] }}</h2>
        <ul>
          @for (word of words.ownWords()[vocabulary]; track word.id) {
            <li>
              <span>{{ word.label }}</span>
              <span class="kat-row">
                @if (word.isRetired) {
                  <kat-chip icon="ban">Not offered any more</kat-chip>
                }
                <button type="button" kat-button kind="quiet" size="small" (click)="words.offer(vocabulary, word)">
                  {{ word.isRetired ? 'Offer ' + word.label + ' again' : 'Offer ' + word.label + ' no more' }}
                </button>
              </span>
            </li>
          } @empty {
            <li class="meta">None yet. A word that somebody adds in a note stands here; notes that use it keep it for good.</li>
          }
        </ul>
      </section>
    }
  `,
  styleUrl: './listed.css',
  styles: `
    :host {
      display: grid;
      gap: var(--space-24);
    }
  `,
})
export class OwnWords {
  protected readonly words = inject(Vocabularies);
  protected readonly vocabularies: readonly ClinicVocabulary[] = ['themes', 'practices'];
  protected readonly headings = headings;
}
