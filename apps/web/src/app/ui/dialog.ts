import { Dialog as CdkDialog, type DialogRef } from '@angular/cdk/dialog';
import { Component, DestroyRef, TemplateRef, afterNextRender, inject, input, output, viewChild, ViewContainerRef } from '@angular/core';
import { IconButton } from './icon-button.js';
import { uniqueId } from './unique-id.js';

type DialogShape = 'dialog' | 'side-sheet' | 'command' | 'screen';

/**
 * A dialog that is open as long as it is rendered: put it inside `@if`. It keeps the focus inside, gives it back when it goes,
 * and asks to be closed by Escape, by its cross and by a press on the veil. A `screen` covers everything and cannot be dismissed.
 */
@Component({
  selector: 'kat-dialog',
  imports: [IconButton],
  template: `
    <ng-template #content>
      <section class="kat-dialog" [attr.data-shape]="shape()">
        @if (shape() === 'dialog' || shape() === 'side-sheet') {
          <header>
            <h2 [id]="headingId">{{ heading() }}</h2>
            <button type="button" kat-icon-button icon="x" label="Close" (click)="closed.emit()"></button>
          </header>
        } @else {
          <h2 class="visually-hidden" [id]="headingId">{{ heading() }}</h2>
        }
        <div class="body"><ng-content /></div>
        <footer><ng-content select="[katDialogActions]" /></footer>
      </section>
    </ng-template>
  `,
})
export class Dialog {
  readonly heading = input.required<string>();
  readonly shape = input<DialogShape>('dialog');
  readonly closed = output<void>();
  private readonly content = viewChild.required<TemplateRef<unknown>>('content');
  private readonly dialogs = inject(CdkDialog);
  private readonly container = inject(ViewContainerRef);
  protected readonly headingId = uniqueId('dialog-heading');

  constructor() {
    let open: DialogRef | null = null;
    afterNextRender(() => (open = this.open()));
    inject(DestroyRef).onDestroy(() => open?.close());
  }

  private open(): DialogRef {
    const opened: DialogRef = this.dialogs.open(this.content(), {
      viewContainerRef: this.container,
      ariaLabelledBy: this.headingId,
      ariaModal: true,
      autoFocus: '.kat-dialog > .body :is(input, select, textarea, button, a[href]), .kat-dialog > footer button',
      panelClass: `kat-${this.shape()}-panel`,
      backdropClass: `kat-${this.shape()}-backdrop`,
      disableClose: true, // the owner decides: it may have unsaved words to ask about
    });
    // What is still being loaded has nothing to take the focus: it would stay on the page behind.
    const box = opened.overlayRef.overlayElement;
    setTimeout(() => focusInside(box));
    opened.backdropClick.subscribe(() => this.dismiss());
    opened.keydownEvents.subscribe((key) => {
      if (key.key === 'Escape' && !key.defaultPrevented) this.dismiss();
    });
    return opened;
  }

  private dismiss(): void {
    if (this.shape() !== 'screen') this.closed.emit();
  }
}

function focusInside(box: HTMLElement): void {
  if (!box.contains(document.activeElement)) box.querySelector<HTMLElement>('.kat-dialog > header button')?.focus();
}
