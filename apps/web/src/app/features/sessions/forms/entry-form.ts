import { booleanAttribute, Component, computed, inject, input, output, signal } from '@angular/core';
import { decodeDetails } from '@sojourn/domain';
import { keepsDraft } from '../../../core/outbox/draft.js';
import { Banner } from '../../../ui/banner.js';
import { Button } from '../../../ui/button.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { recording } from '../recording.js';
import { SessionRoom } from '../session-room.js';
import { TypedBefore } from '../typed-before.js';
import { FormControl } from './form-control.js';
import { detailsOf, inUnitOf, isAsked, unanswered, type Answers, type EntryFormSpec } from './form-field.js';

/**
 * The form of one kind of entry, drawn from its questions. The domain's own decoder reads the answers before anything is sent, and what was
 * typed stays until the record has it.
 */
@Component({
  selector: 'kat-entry-form',
  imports: [Banner, Button, FormControl, ProblemPanel, TypedBefore],
  template: `
    <form class="kat-form" novalidate (submit)="save($event)">
      <kat-typed-before [at]="typedAt()" />
      <div class="questions">
        @for (field of asked(); track field.name) {
          <kat-form-control
            [field]="field"
            [error]="errors()[field.name] ?? null"
            [value]="answers()[field.name] ?? null"
            (valueChange)="answer(field.name, $event)"
          />
        }
      </div>
      <ng-content />
      @if (errors()['']; as words) {
        <kat-banner tone="alert" heading="Not saved">{{ words }}</kat-banner>
      }
      @if (sending.problem(); as problem) {
        <kat-problem [problem]="problem" />
      }
      <div class="kat-row">
        <button kat-button kind="primary" [icon]="spec().fields.length === 0 ? 'check' : 'save'" [busy]="sending.busy()">
          {{ spec().save }}
        </button>
        @if (canCancel()) {
          <button type="button" kat-button kind="quiet" (click)="cancelled.emit()">Cancel</button>
        }
      </div>
    </form>
  `,
  styles: `
    .questions {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
      gap: var(--space-16) var(--space-24);
      align-items: start;
    }

    .questions:empty {
      display: none;
    }
  `,
})
export class EntryForm {
  readonly spec = input.required<EntryFormSpec>();
  /** The entry or line it is about, where a session can have several such forms: each keeps its own draft. */
  readonly about = input('');
  readonly canCancel = input(false, { transform: booleanAttribute });
  readonly kept = output<void>();
  readonly cancelled = output<void>();
  /** The answers so far, for a form around this one that shows what follows from them. */
  readonly answers = signal<Answers>({});
  /** When answers that came back were typed, for those around this form that hide it. */
  readonly typedAt = signal<number | null>(null);
  protected readonly sending = recording();
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  protected readonly asked = computed(() => this.spec().fields.filter((field) => isAsked(field, this.answers())));

  constructor() {
    const room = inject(SessionRoom);
    keepsDraft<Answers>({
      name: () => `${this.spec().kind} ${this.about()} ${room.sessionId()}`,
      typed: () => (Object.values(this.answers()).some((one) => one !== null && one !== '') ? this.answers() : null),
      restore: (answers, keptAt) => {
        this.answers.set(answers);
        this.typedAt.set(keptAt);
      },
    });
  }

  protected answer(name: string, value: unknown): void {
    this.answers.update((answers) => ({ ...answers, [name]: value }));
    this.errors.update(({ [name]: _answered, '': _whole, ...rest }) => rest);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const spec = this.spec();
    const open = unanswered(spec, this.answers());
    if (Object.keys(open).length > 0) return this.errors.set(open);
    const details = detailsOf(spec, this.answers());
    const read = decodeDetails(spec.kind, details);
    if (!read.allowed) return this.errors.set(this.byField(read.refusals));
    const question = spec.check?.() ?? null;
    this.errors.set(question === null ? {} : { '': question });
    if (question !== null) return;
    if (!(await this.sending.fact(spec.kind, details, spec.options?.(this.answers())))) return;
    this.answers.set({});
    this.typedAt.set(null);
    this.kept.emit();
  }

  /** A fault of a field stands at the field; every other one stands above the button. */
  private byField(refusals: readonly { readonly path: string; readonly message: string }[]): Record<string, string> {
    const entries = refusals.map(({ path, message }) => {
      const field = this.asked().find(({ name }) => name === path.split('.')[0]);
      return [field?.name ?? '', inUnitOf(field, message)] as const;
    });
    return Object.fromEntries(entries);
  }
}
