import { Component, ElementRef, Injector, afterNextRender, inject, input, output, signal } from '@angular/core';
import { Button } from '../../ui/button.js';

/** A step that cannot be taken back: it says once what goes and what stays, and then does it. What it says stands between its tags. */
@Component({
  selector: 'kat-ask-once',
  imports: [Button],
  template: `
    @if (isAsking()) {
      <div role="group" [attr.aria-label]="action() + ': ' + about()" tabindex="-1">
        <p><ng-content /></p>
        <div class="kat-row">
          <button type="button" kat-button kind="danger" (click)="confirm()">{{ yes() }}</button>
          <button type="button" kat-button (click)="show(false)">{{ no() }}</button>
        </div>
      </div>
    } @else {
      <button type="button" kat-button kind="quiet" (click)="show(true)">
        {{ action() }}<span class="visually-hidden">: {{ about() }}</span>
      </button>
    }
  `,
  styles: `
    [role='group'] {
      display: grid;
      gap: var(--space-12);
      padding: var(--space-12);
      border: 1px solid var(--line);
      border-radius: var(--radius-card);
    }
  `,
})
export class AskOnce {
  readonly action = input.required<string>();
  /** What it is about, for who does not see beside what it stands. */
  readonly about = input.required<string>();
  readonly yes = input.required<string>();
  readonly no = input('No, keep it');
  readonly confirmed = output<void>();
  protected readonly isAsking = signal(false);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  /** The keyboard goes where the eye goes: to the question, and back to the button. */
  protected show(isAsking: boolean): void {
    this.isAsking.set(isAsking);
    const focus = (): void => this.host.nativeElement.querySelector<HTMLElement>('[role=group], button')?.focus();
    afterNextRender(focus, { injector: this.injector });
  }

  /** The answer may take a while or be a no: until somebody says how it went, the keyboard waits at the button. */
  protected confirm(): void {
    this.show(false);
    this.confirmed.emit();
  }
}
