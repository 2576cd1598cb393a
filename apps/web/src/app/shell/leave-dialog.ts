import { Component, inject } from '@angular/core';
import { LeaveQuestion } from '../core/leave-question.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';

/** Asks before words that nobody saved are left behind. */
@Component({
  selector: 'kat-leave-dialog',
  imports: [Button, Dialog],
  template: `
    <kat-dialog heading="Leave without saving?" (closed)="question.settle(false)">
      <p>What you entered on this page is not saved yet. If you leave, it is gone; the record stays as it was.</p>
      <button katDialogActions type="button" kat-button kind="primary" (click)="question.settle(false)">Stay here</button>
      <button katDialogActions type="button" kat-button kind="danger" (click)="question.settle(true)">Leave without saving</button>
    </kat-dialog>
  `,
})
export class LeaveDialog {
  protected readonly question = inject(LeaveQuestion);
}
