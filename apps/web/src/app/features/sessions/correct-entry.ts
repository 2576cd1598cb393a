import { Component, DestroyRef, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { decodeDetails, entryKind, instantAtLocalTime, instantText, localDateAt } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';
import { keepsDraft } from '../../core/outbox/draft.js';
import { Button } from '../../ui/button.js';
import { EntryEditor } from '../../ui/entry-editor/entry-editor.js';
import { fieldsOf, writtenAnew, type Details, type Typed } from '../../ui/entry-editor/entry-fields.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';
import { TypedBefore } from './typed-before.js';

interface Correction {
  readonly time: string | null;
  readonly typed: Typed;
  readonly reason: string;
}

const commonReasons = ['Typing error', 'Wrong time', 'Measured again', 'Wrong patient'] as const;

/**
 * Puts one entry right: written anew with a reason, or struck as entered in error. Either way what stood there before stays in sight.
 * Source: clinical reference §3.1, rule 7 of §0.
 */
@Component({
  selector: 'kat-correct-entry',
  imports: [Button, EntryEditor, Field, FieldInput, ProblemPanel, TypedBefore],
  templateUrl: './correct-entry.html',
  styleUrl: './correct-entry.css',
})
export class CorrectEntry {
  readonly entryId = input.required<string>();
  readonly done = output<void>();
  private readonly room = inject(SessionRoom);
  private readonly destroyRef = inject(DestroyRef);
  protected readonly sending = recording();
  protected readonly reasons = commonReasons;
  private readonly found = computed(() => this.room.fold()?.situation.log.all.find(({ entry }) => entry.id === this.entryId()) ?? null);
  protected readonly entry = computed(() => this.found()?.entry ?? null);
  protected readonly label = computed(() => entryKind(this.entry()?.kind ?? 'note-written').label);
  private readonly zone = computed(() => this.room.fold()?.situation.session.zone ?? 'UTC');
  private readonly writtenAt = computed(() => inZone(this.found()?.at ?? 0, this.zone(), 'time'));
  /** What was changed here; null is as it was written. A log that grows meanwhile takes nothing of it away. */
  protected readonly changedTime = linkedSignal<string, string | null>({ source: this.entryId, computation: () => null });
  protected readonly changed = linkedSignal<string, Typed>({ source: this.entryId, computation: () => ({}) });
  protected readonly reason = linkedSignal<string, string>({ source: this.entryId, computation: () => '' });
  protected readonly typedAt = signal<number | null>(null);
  protected readonly time = computed(() => this.changedTime() ?? this.writtenAt());
  protected readonly details = computed(() => ({ ...Object(this.entry()?.details) }) as Details);
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  /** A step is decided, not written: it can only be struck. */
  protected readonly isRewritable = computed(() => {
    const entry = this.entry();
    return entry !== null && entryKind(entry.kind).nature === 'fact';
  });
  protected readonly hasValues = computed(() => {
    const entry = this.entry();
    return entry !== null && fieldsOf(entry.kind, this.details()).length > 0;
  });

  constructor() {
    keepsDraft<Correction>({
      name: () => `correction ${this.entryId()}`,
      typed: () => {
        const now = { time: this.changedTime(), typed: this.changed(), reason: this.reason() };
        return now.time === null && Object.keys(now.typed).length === 0 && now.reason === '' ? null : now;
      },
      restore: ({ time, typed, reason }, keptAt) => {
        this.changedTime.set(time);
        this.changed.set(typed);
        this.reason.set(reason);
        this.typedAt.set(keptAt);
      },
    });
  }

  protected async correct(): Promise<void> {
    const entry = this.entry();
    if (entry === null || !this.hasReason()) return;
    const read = decodeDetails(entry.kind, writtenAnew(entry.kind, this.details(), this.changed()));
    if (!read.allowed) return this.errors.set(Object.fromEntries(read.refusals.map(({ path, message }) => [path, message])));
    const options = { occurredAt: this.occurredAt(), amendsId: entry.id, amendReason: this.reason().trim() };
    if (await this.sending.fact(entry.kind, read.value, options)) this.end();
  }

  protected async strike(): Promise<void> {
    if (!this.hasReason()) return;
    const reason = this.reason().trim();
    if (await this.sending.fact('entered-in-error', { reason }, { amendsId: this.entryId() })) this.end();
  }

  protected because(reason: string): void {
    this.reason.set(reason);
    this.errors.set({});
  }

  /** The row of a struck value may be gone by now, and this form with it. */
  private end(): void {
    this.forget();
    if (!this.destroyRef.destroyed) this.done.emit();
  }

  protected leave(): void {
    this.forget();
    this.done.emit();
  }

  private forget(): void {
    this.changedTime.set(null);
    this.changed.set({});
    this.reason.set('');
  }

  private hasReason(): boolean {
    const isGiven = this.reason().trim() !== '';
    this.errors.set(isGiven ? {} : { reason: 'Say why; both values stay visible.' });
    return isGiven;
  }

  /** The second it was written for stays, unless the time itself was wrong. */
  private occurredAt(): string {
    const at = this.found()?.at;
    if (at === undefined || this.time() === this.writtenAt()) return this.entry()?.occurredAt ?? '';
    return instantText(instantAtLocalTime(localDateAt(at, this.zone()), this.time(), this.zone()));
  }
}
