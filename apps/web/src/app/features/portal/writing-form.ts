import { Component, computed, input, output, signal } from '@angular/core';
import { longestWriting, type Sharing, type WritingKind } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import type { Draft, PagesOutbox } from './pages-outbox.js';
import { sharingChoices } from './sharing-words.js';

const words: Record<WritingKind, { readonly label: string; readonly help: string; readonly keep: string }> = {
  intention: {
    label: 'What do you hope for, or turn to?',
    help: 'A word is enough. You can write a new one at any time; the ones before stay in your journal.',
    keep: 'Keep my intention',
  },
  reflection: {
    label: 'What would you like to remember?',
    help: 'What you saw, felt or understood; how the days since have been. Write it as it comes.',
    keep: 'Keep this page',
  },
};

export type Written = Draft & { readonly sharedWith: Sharing };

/** A place to write, with the choice of who may read it. Nothing is preselected, and every keystroke stays on the phone. */
@Component({
  selector: 'kat-writing-form',
  imports: [Button, Field, FieldInput, SegmentedChoice],
  template: `
    <form novalidate (submit)="write($event)">
      <kat-field [label]="words().label" [help]="words().help" [error]="isTried() && isEmpty() ? 'Write something here.' : null">
        <textarea katInput rows="4" [maxlength]="longest" [value]="draft().text" (input)="change({ text: box.value })" #box></textarea>
      </kat-field>
      <kat-segmented-choice
        isStacked
        label="Who may read it?"
        [choices]="choices()"
        [value]="draft().sharedWith"
        [error]="isTried() && draft().sharedWith === null ? 'Choose who may read it.' : null"
        (valueChange)="change({ sharedWith: $event })"
      />
      <div>
        <button kat-button kind="primary" size="main">{{ words().keep }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--space-16);
    }

    textarea {
      width: 100%;
      resize: vertical;
    }
  `,
})
export class WritingForm {
  readonly kind = input.required<WritingKind>();
  readonly therapists = input.required<readonly string[]>();
  readonly outbox = input.required<PagesOutbox>();
  readonly written = output<Written>();
  protected readonly longest = longestWriting;
  protected readonly isTried = signal(false);
  protected readonly words = computed(() => words[this.kind()]);
  protected readonly draft = computed(() => this.outbox().draft(this.kind()));
  protected readonly isEmpty = computed(() => this.draft().text.trim() === '');
  protected readonly choices = computed(() => sharingChoices(this.therapists()));

  protected change(change: Partial<Draft>): void {
    this.outbox().keepDraft(this.kind(), { ...this.draft(), ...change });
  }

  protected write(event: Event): void {
    event.preventDefault();
    this.isTried.set(true);
    const { text, sharedWith } = this.draft();
    if (this.isEmpty() || text.length > longestWriting || sharedWith === null) return;
    this.written.emit({ text, sharedWith });
    this.outbox().keepDraft(this.kind(), { text: '', sharedWith: null });
    this.isTried.set(false);
  }
}
