import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button } from '../ui/button.js';
import { PageHeader } from '../ui/page-header.js';

/** The same page for an address that does not exist and for one the role does not open: neither says which it was. */
@Component({
  selector: 'kat-not-here-page',
  imports: [Button, PageHeader, RouterLink],
  template: `
    <div class="kat-page">
      <kat-page-header heading="There is nothing here that you can see" />
      <p class="prose">
        Either this address does not exist, or your role does not open it. Nothing was changed. If you need it for your work, ask a clinic
        manager.
      </p>
      <p><a kat-button icon="arrow-left" routerLink="/">To the start page</a></p>
    </div>
  `,
  styles: `
    .prose {
      max-width: var(--measure);
      font: var(--type-prose);
    }
  `,
})
export default class NotHerePage {}
