import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { decodeDetails, type EntryKind, type Override, type Unmet } from '@sojourn/domain';
import { keepsDraft } from '../../../core/outbox/draft.js';
import { Banner } from '../../../ui/banner.js';
import { Button } from '../../../ui/button.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { recording } from '../recording.js';
import { SessionRoom } from '../session-room.js';
import { TypedBefore } from '../typed-before.js';
import { FormControl } from './form-control.js';
import { detailsOf, isAsked, unanswered, type Answers, type EntryFormSpec } from './form-field.js';
import { completeOverrides, OverridesField } from './overrides-field.js';
import { UnmetList } from './unmet-list.js';

interface StepTyped {
  readonly answers: Answers;
  readonly overrides: Readonly<Record<string, Partial<Override>>>;
}

/**
 * A step with everything that stands in its way. The button may always be pressed: the rules answer, and a refusal is listed and kept.
 * What a prescriber may set aside is offered with reason and name.
 */
@Component({
  selector: 'kat-step-card',
  imports: [Banner, Button, FormControl, OverridesField, ProblemPanel, TypedBefore, UnmetList],
  templateUrl: './step-card.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    .questions {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
      gap: var(--space-16) var(--space-24);
      align-items: start;
    }
  `,
})
export class StepCard {
  readonly heading = input.required<string>();
  readonly spec = input.required<EntryFormSpec>();
  readonly unmet = input<readonly Unmet[]>([]);
  readonly kind = input<'primary' | 'secondary' | 'danger'>('primary');
  readonly taken = output<void>();
  protected readonly sending = recording();
  protected readonly answers = signal<Answers>({});
  protected readonly overrides = signal<Readonly<Record<string, Partial<Override>>>>({});
  protected readonly typedAt = signal<number | null>(null);
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  protected readonly asked = computed(() => this.spec().fields.filter((field) => isAsked(field, this.answers())));
  /** What stood in the way when the step was tried, else what stands there now. */
  protected readonly shown = computed(() => (this.sending.refusals().length > 0 ? this.sending.refusals() : this.unmet()));
  private readonly field = viewChild(OverridesField);

  constructor() {
    const room = inject(SessionRoom);
    keepsDraft<StepTyped>({
      name: () => `step ${this.spec().kind} ${room.sessionId()}`,
      typed: () => {
        const typed = { answers: this.answers(), overrides: this.overrides() };
        return [...Object.values(typed.answers), ...Object.values(typed.overrides)].some((one) => one !== null && one !== '')
          ? typed
          : null;
      },
      restore: ({ answers, overrides }, keptAt) => {
        this.answers.set(answers);
        this.overrides.set(overrides);
        this.typedAt.set(keptAt);
      },
    });
  }

  protected answer(name: string, value: unknown): void {
    this.answers.update((answers) => ({ ...answers, [name]: value }));
    this.errors.update(({ [name]: _answered, '': _whole, ...rest }) => rest);
  }

  protected async take(event: Event): Promise<void> {
    event.preventDefault();
    const spec = this.spec();
    const open = unanswered(spec, this.answers());
    if (Object.keys(open).length > 0) return this.errors.set(open);
    const details = { ...detailsOf(spec, this.answers()), ...this.setAside(spec.kind) };
    const read = decodeDetails(spec.kind, details);
    if (!read.allowed) {
      return this.errors.set(
        Object.fromEntries(
          read.refusals.map(({ path, message }) => [
            nameIn(
              path,
              this.asked().map(({ name }) => name),
            ),
            message,
          ]),
        ),
      );
    }
    if (!(await this.sending.step(spec.kind, details))) return;
    this.answers.set({});
    this.overrides.set({});
    this.typedAt.set(null);
    this.taken.emit();
  }

  private setAside(kind: EntryKind): object {
    if (this.field() === undefined || kind === 'escalated' || kind === 'transferred') return {};
    return { overrides: completeOverrides(this.overrides()) };
  }
}

function nameIn(path: string, names: readonly string[]): string {
  const [name = ''] = path.split('.');
  return names.includes(name) ? name : '';
}
