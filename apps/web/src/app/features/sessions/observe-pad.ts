import { Component, computed, inject, signal } from '@angular/core';
import { observationCategories, type EntryDetails } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import { keepsAnswers } from './keeps-answers.js';
import { quickWords, type ObservationCategory } from './quick-words.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';
import { TypedBefore } from './typed-before.js';
import { ruleWords } from '../../ui/session-words.js';

type Noticed = ObservationCategory | 'note';
type Consent = NonNullable<EntryDetails<'observation-noted'>['touchConsent']>;

/**
 * What the therapist sees and hears. The moment is stamped when the kind is tapped, not when the words are finished; common words are one
 * further tap. Touch names the consent it rests on, and its end is its own tap. Source: clinical reference §5.1–5.2.
 */
@Component({
  selector: 'kat-observe-pad',
  imports: [Button, Checkbox, ClinicTime, Field, FieldInput, ProblemPanel, SegmentedChoice, TypedBefore],
  templateUrl: './observe-pad.html',
  styleUrl: './observe-pad.css',
})
export class ObservePad {
  private readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly categories = [...observationCategories, 'note'] as const;
  protected readonly words = ruleWords;
  protected readonly category = signal<Noticed | null>(null);
  protected readonly stampedAt = signal<number | null>(null);
  protected readonly text = signal('');
  protected readonly isQuote = signal(false);
  protected readonly consent = signal<Consent | null>(null);
  protected readonly typedAt = keepsAnswers(() => 'observation', {
    ...{ category: this.category, stampedAt: this.stampedAt, text: this.text, isQuote: this.isQuote, consent: this.consent },
  });
  protected readonly fault = signal('');
  protected readonly kept = signal('');
  protected readonly consents = [
    { value: 'given-before' as const, label: 'Given before' },
    { value: 'asked-now' as const, label: 'Asked now' },
    { value: 'declined' as const, label: 'Declined' },
  ];
  protected readonly quick = computed(() => {
    const category = this.category();
    return category === null || category === 'note' ? [] : quickWords[category];
  });
  /** Touch that has begun and not ended. */
  protected readonly touching = computed(() =>
    (this.room.fold()?.situation.log.standing ?? []).flatMap(({ entry, at }) =>
      entry.kind === 'observation-noted' &&
      entry.details.category === 'touch' &&
      entry.details.touchConsent !== 'declined' &&
      entry.details.endedAt === undefined
        ? [{ entry, at, details: entry.details }]
        : [],
    ),
  );

  protected pick(category: Noticed): void {
    this.category.set(category);
    this.stampedAt.set(this.room.now());
    this.isQuote.set(false);
    this.fault.set('');
    this.kept.set('');
  }

  protected async save(text: string): Promise<void> {
    const [category, at, consent] = [this.category(), this.stampedAt(), this.consent()];
    if (category === null || at === null) return;
    if (category === 'touch' && consent === null) return this.fault.set('Say which consent the touch rests on.');
    this.fault.set('');
    const details = { category, text, isQuote: this.isQuote(), ...(category === 'touch' ? { touchConsent: consent } : {}) };
    const options = { occurredAt: new Date(at).toISOString() };
    const isKept =
      category === 'note' ? this.sending.fact('note-written', { text }, options) : this.sending.fact('observation-noted', details, options);
    if (!(await isKept)) return;
    this.kept.set(`Kept: ${ruleWords(category)}, ${text}.`);
    this.text.set('');
    this.category.set(null);
    this.stampedAt.set(null);
    this.isQuote.set(false);
    this.consent.set(null);
  }

  protected async endTouch({ entry, at, details }: ReturnType<typeof this.touching>[number]): Promise<void> {
    const endedAt = new Date(this.room.now()).toISOString();
    const options = { occurredAt: new Date(at).toISOString(), amendsId: entry.id, amendReason: 'The touch ended' };
    await this.sending.fact('observation-noted', { ...details, endedAt }, options);
  }
}
