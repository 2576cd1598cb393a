import { Component } from '@angular/core';

/** A key of the keyboard, drawn as one. */
@Component({
  selector: 'kat-key-hint',
  template: '<kbd><ng-content /></kbd>',
  styles: `
    kbd {
      display: inline-block;
      min-width: 20px;
      padding: 1px 5px;
      border: 1px solid var(--line);
      border-radius: 4px;
      background: var(--sunken);
      color: var(--muted);
      font: var(--type-meta);
      text-align: center;
    }
  `,
})
export class KeyHint {}
