import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { Component, booleanAttribute, computed, effect, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { FieldControl } from './field-control.js';
import { FieldMessages } from './field-messages.js';

export interface ListedChoice<T> {
  readonly value: T;
  readonly label: string;
  readonly detail?: string;
}

/** A list to search in. Choices come complete, or are fetched by the owner each time `searched` tells the typed text. */
@Component({
  selector: 'kat-combobox',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, FieldMessages],
  templateUrl: './combobox.html',
  styleUrl: './combobox.css',
})
export class Combobox<T extends string | number> extends FieldControl<T> {
  readonly choices = input.required<readonly ListedChoice<T>[]>();
  /** True when the owner answers `searched` itself and the list must not be filtered again. */
  readonly searchedByOwner = input(false, { transform: booleanAttribute });
  readonly empty = input('Nothing found.');
  readonly searched = output<string>();
  protected readonly open = signal(false);
  protected readonly text = signal('');
  protected readonly offered = computed(() => (this.searchedByOwner() ? this.choices() : this.matching(this.text())));
  protected readonly active = linkedSignal<readonly ListedChoice<T>[], number>({ source: this.offered, computation: () => 0 });
  protected readonly listId = `${this.controlId}-list`;
  private readonly chosenLabel = computed(() => this.choices().find((choice) => choice.value === this.value())?.label ?? null);

  constructor() {
    super();
    effect(() => {
      const label = this.chosenLabel();
      if (label !== null && !untracked(this.open)) this.text.set(label);
      if (this.value() === null && !untracked(this.open)) this.text.set('');
    });
  }

  protected type(text: string): void {
    this.text.set(text);
    this.open.set(true);
    this.value.set(null); // the old choice no longer matches what is written
    this.searched.emit(text);
  }

  protected choose(choice: ListedChoice<T> | undefined): void {
    if (choice === undefined) return;
    this.value.set(choice.value);
    this.text.set(choice.label);
    this.open.set(false);
  }

  protected leave(): void {
    this.open.set(false);
    if (this.value() === null) this.text.set('');
    this.touch.emit();
  }

  protected press(key: KeyboardEvent): void {
    const moves: Record<string, () => void> = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Enter: () => this.choose(this.open() ? this.offered()[this.active()] : undefined),
      Escape: () => this.open.set(false),
    };
    const move = moves[key.key];
    if (move === undefined || (key.key !== 'ArrowDown' && !this.open())) return;
    key.preventDefault();
    key.stopPropagation();
    move();
  }

  private move(step: number): void {
    if (!this.open()) this.open.set(true);
    else this.active.update((index) => Math.max(0, Math.min(this.offered().length - 1, index + step)));
  }

  private matching(text: string): readonly ListedChoice<T>[] {
    const wanted = this.value() === null ? text.trim().toLocaleLowerCase() : '';
    return this.choices().filter(({ label, detail }) => `${label} ${detail ?? ''}`.toLocaleLowerCase().includes(wanted));
  }
}
