import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { ClinicTime } from '../../core/clinic-time.js';
import type { Giving } from './giving.js';
import { keepsAnswers } from './keeps-answers.js';
import { PrescriberField } from './prescriber-field.js';
import { SessionRoom } from './session-room.js';
import { TypedBefore } from './typed-before.js';

/** Why a dose is refused, from when it is allowed, who may set the rule aside, and the way to record what happened all the same. */
@Component({
  selector: 'kat-refusal-card',
  imports: [Button, ClinicTime, Field, FieldInput, PrescriberField, ProblemPanel, TypedBefore],
  template: `
    @if (giving().problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
    @if (giving().refusals().length > 0) {
      <div class="refused" role="alert">
        <strong>Not yet</strong>
        <ul>
          @for (unmet of giving().refusals(); track unmet.code) {
            <li>
              {{ unmet.message }}
              @if (unmet.facts?.['earliestAt']; as at) {
                From {{ $any(at) | clinicTime: 'time-seconds' }}.
              }
            </li>
          }
        </ul>
        @if (isOverridable()) {
          <div class="kat-form">
            <kat-typed-before [at]="typedAt()" />
            <kat-field label="Reason to go on"
              ><input katInput type="text" [value]="reason()" (input)="reason.set(why.value)" #why
            /></kat-field>
            <kat-prescriber-field label="Agreed by" [(personId)]="agreedBy" />
            <button
              type="button"
              kat-button
              [disabled]="reason().trim() === '' || agreedBy() === null"
              [busy]="giving().busy()"
              (click)="agree()"
            >
              Go on with this reason
            </button>
          </div>
        }
        <button type="button" kat-button kind="quiet" [busy]="giving().busy()" (click)="anyway()">It was given already: record it</button>
        <button type="button" kat-button kind="quiet" (click)="giving().forget()">Understood</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }

    .refused {
      display: grid;
      flex: 1 1 100%;
      gap: var(--space-8);
      justify-items: start;
      padding: var(--space-12);
      border: 1px solid color-mix(in srgb, var(--alert) 40%, transparent);
      border-radius: var(--radius-card);
      background: var(--alert-tint);
    }

    strong {
      color: var(--alert);
    }

    ul {
      padding-inline-start: 1.1em;
      list-style: disc;
    }
  `,
})
export class RefusalCard {
  readonly giving = input.required<Giving>();
  /** Tells the reasons of two cards in one session apart. */
  readonly about = input('dose');
  readonly given = output<void>();
  protected readonly room = inject(SessionRoom);
  protected readonly reason = signal('');
  protected readonly agreedBy = signal<string | null>(null);
  protected readonly typedAt = keepsAnswers(() => `override ${this.about()}`, { reason: this.reason, agreedBy: this.agreedBy });
  protected readonly isOverridable = computed(() =>
    this.giving()
      .refusals()
      .every(({ isOverridable }) => isOverridable === true),
  );

  protected async agree(): Promise<void> {
    const agreedById = this.agreedBy();
    if (agreedById !== null && (await this.giving().giveAgreed({ reason: this.reason(), agreedById }))) this.settled();
  }

  protected async anyway(): Promise<void> {
    if (await this.giving().recordAnyway()) this.settled();
  }

  private settled(): void {
    this.reason.set('');
    this.agreedBy.set(null);
    this.given.emit();
  }
}
