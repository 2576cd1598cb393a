import { Component, computed, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { entryKind, summaryOf } from '@sojourn/domain';
import { ClinicTime } from '../core/clinic-time.js';
import { Outbox } from '../core/outbox/outbox.js';
import type { OutboxItem } from '../core/outbox/outbox-item.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { RefusedEntry } from './refused-entry.js';

/** What waits on this device and what the record did not take, each in words. */
@Component({
  selector: 'kat-outbox-sheet',
  imports: [Banner, Button, ClinicTime, Dialog, RefusedEntry, RouterLink],
  template: `
    <kat-dialog heading="On this tablet" shape="side-sheet" (closed)="closed.emit()">
      @if (outbox.isBroken()) {
        <kat-banner tone="caution" heading="This browser keeps no entries">
          Its store is full, switched off or was emptied. What you write counts only once the screen says it is kept: stay connected, free
          some space on this device, then reload.
        </kat-banner>
      }
      @for (item of outbox.refused(); track item.entry.id) {
        <kat-refused-entry [item]="item" />
      }
      @if (lines().length > 0) {
        <p>These are safe on this tablet, sealed, and go to the record by themselves once the server answers.</p>
      }
      <ul>
        @for (line of lines(); track line.id) {
          <li>
            <time>{{ line.at | clinicTime }}</time>
            <span
              ><strong>{{ line.label }}</strong> {{ line.text }}</span
            >
            <a [routerLink]="['/sessions', line.sessionId]" (click)="closed.emit()">Session</a>
          </li>
        } @empty {
          @if (outbox.refused().length === 0) {
            <li>Nothing waits: the record has everything you wrote here.</li>
          }
        }
      </ul>
      <button katDialogActions type="button" kat-button (click)="closed.emit()">Close</button>
    </kat-dialog>
  `,
  styles: `
    ul {
      margin: var(--space-12) 0 0;
      padding: 0;
      list-style: none;
    }

    li {
      display: grid;
      grid-template-columns: 56px 1fr auto;
      gap: var(--space-8);
      align-items: center;
      min-height: var(--target);
      border-top: 1px solid var(--line);
    }

    li:not(:has(time)) {
      display: block;
    }

    time {
      color: var(--muted);
    }
  `,
})
export class OutboxSheet {
  readonly closed = output<void>();
  protected readonly outbox = inject(Outbox);
  protected readonly lines = computed(() => this.outbox.waiting().map(lineOf));
}

function lineOf({ entry, sessionId }: OutboxItem) {
  return { id: entry.id, sessionId, at: entry.occurredAt, label: entryKind(entry.kind).label, text: summaryOf(entry) };
}
