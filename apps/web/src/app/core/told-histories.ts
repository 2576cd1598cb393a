import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import type { ToldHistory } from '@sojourn/domain';
import { ToldList } from '../ui/told-list.js';
import { LiveFeed } from './live-feed.js';
import { SignInState } from './sign-in-state.js';

/** What a patient told in history forms, beside what is decided about them. Nothing is taken over from it. */
@Component({
  selector: 'kat-told-histories',
  imports: [ToldList],
  template: `
    @if (histories(); as told) {
      @if (told.length > 0) {
        <section class="kat-card" aria-labelledby="told-heading">
          <h3 id="told-heading">What the patient told</h3>
          <p class="meta">It answers nothing by itself: ask, and answer here yourself.</p>
          <kat-told-list [histories]="told" [zone]="signIn.zone()" />
        </section>
      }
    } @else if (answer.error()) {
      <p class="meta" role="status">What the patient told cannot be read just now. Ask everything.</p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }

    section {
      display: grid;
      gap: var(--space-12);
    }
  `,
})
export class ToldHistories {
  readonly patientId = input.required<string>();
  protected readonly signIn = inject(SignInState);
  protected readonly answer = httpResource<ToldHistory[]>(() =>
    this.signIn.may('measures.read') ? `/api/v1/patients/${this.patientId()}/told-histories` : undefined,
  );
  protected readonly histories = computed(() => (this.answer.hasValue() ? this.answer.value() : null));

  constructor() {
    inject(LiveFeed).reloads('measure', this.answer, inject(DestroyRef));
  }
}
