import { httpResource } from '@angular/common/http';
import { Component, computed, linkedSignal } from '@angular/core';
import { tellingWords, type LetterNameView } from '@sojourn/domain';
import { fieldMessage, problemOf } from '../../core/problem-presenter.js';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** The name that letters to patients carry. One that tells what they are treated with is pointed out, not refused. */
@Component({
  selector: 'kat-letter-name',
  imports: [Banner, Button, Field, FieldInput, ProblemPanel],
  template: `
    <section class="kat-card">
      @if (kept.hasValue()) {
        <form class="kat-form" novalidate (submit)="save($event)">
          <kat-field
            label="Name in letters"
            help="Stands as the sender of mail to patients, under it, and on the pages their links open. Others see it on lock screens: best a name that says nothing of the treatment. Empty, it is the clinic’s own name."
            [error]="error()"
          >
            <input
              katInput
              name="letterName"
              maxlength="120"
              autocomplete="off"
              [placeholder]="kept.value().clinicName"
              [value]="draft()"
              (input)="draft.set(written($event))"
            />
          </kat-field>
          @if (telling(); as words) {
            <kat-banner tone="caution">
              “{{ inForce() }}” tells by {{ words }} what your patients are treated with, to whoever sees their telephone.
            </kat-banner>
          }
          <div><button type="submit" kat-button [busy]="sending.busy()" [disabled]="!isChanged()">Save the name</button></div>
        </form>
      }
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" canRetry (retried)="kept.reload()" />
      }
    </section>
  `,
})
export class LetterName {
  protected readonly kept = httpResource<LetterNameView>(() => '/api/v1/clinic/letter-name');
  protected readonly sending = submission();
  private readonly known = computed(() => (this.kept.hasValue() ? this.kept.value() : { name: null, clinicName: '' }));
  protected readonly draft = linkedSignal(() => this.known().name ?? '');
  protected readonly isChanged = computed(() => this.draft().trim() !== (this.known().name ?? ''));
  protected readonly inForce = computed(() => this.draft().trim() || this.known().clinicName);
  protected readonly telling = computed(() => {
    const words = tellingWords(this.inForce());
    return words.length === 0 ? null : words.map((word) => `“${word}”`).join(' and ');
  });
  protected readonly error = computed(() => fieldMessage(this.sending.problem(), 'name'));
  protected readonly problem = computed(
    () =>
      (this.error() === null ? this.sending.problem() : null) ?? (this.kept.error() === undefined ? null : problemOf(this.kept.error())),
  );

  protected written({ target }: Event): string {
    return (target as HTMLInputElement).value;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const answer = await this.sending.put<LetterNameView>('/api/v1/clinic/letter-name', { name: this.draft() });
    if (answer.ok) this.kept.set(answer.value);
  }
}
