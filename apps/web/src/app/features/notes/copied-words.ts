import { Component, computed, input, output } from '@angular/core';
import { attestCopy, copyInto, writeSection, type EarlierNote, type NoteDraft } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';

/** Under a section: what the earlier note said there, to be brought forward; and copied words until the author stands by them. */
@Component({
  selector: 'kat-copied-words',
  imports: [Button, ClinicTime, Icon],
  template: `
    @if (origin(); as from) {
      <p class="origin" [class.open]="!from.isAttested">
        <kat-icon [name]="from.isAttested ? 'check' : 'copy'" [size]="16" />
        <span>
          {{ from.from === 'note' ? 'Brought forward from the note of ' : 'From the clinic’s template of '
          }}{{ from.wordedAt | clinicTime: 'date' }}{{ from.isAttested ? ', and yours now' : '. Change it, or say that it holds.' }}
        </span>
      </p>
      @if (!from.isAttested) {
        <span class="kat-row">
          <button type="button" kat-button size="small" icon="check" (click)="changed.emit(attested())">
            It holds today: {{ label() }}
          </button>
          <button type="button" kat-button kind="quiet" size="small" (click)="changed.emit(without())">Take it out again</button>
        </span>
      }
    } @else if (offered(); as words) {
      <button type="button" kat-button kind="quiet" size="small" icon="copy" class="offer" (click)="bring(words)">
        <span>Bring forward from {{ earlier()?.signedAt | clinicTime: 'date' }}: “{{ words }}”</span>
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--space-4);
    }

    .origin {
      display: flex;
      gap: var(--space-4);
      align-items: center;
      color: var(--muted);
      font: var(--type-meta);
    }

    .origin.open {
      color: var(--caution);
    }

    .offer {
      max-width: 100%;
      min-width: 0;
    }

    .offer span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class CopiedWords {
  readonly draft = input.required<NoteDraft>();
  readonly section = input.required<string>();
  readonly label = input.required<string>();
  readonly earlier = input.required<EarlierNote | null>();
  readonly changed = output<NoteDraft>();
  protected readonly origin = computed(() => this.draft().copies?.[this.section()]);
  /** Words are offered only where nobody has written yet. */
  protected readonly offered = computed(() => {
    const isEmpty = (this.draft().sections[this.section()] ?? '').trim() === '';
    return isEmpty ? this.earlier()?.sections[this.section()] : undefined;
  });
  protected readonly attested = computed(() => attestCopy(this.draft(), this.section()));
  protected readonly without = computed(() => writeSection(this.draft(), this.section(), ''));

  protected bring(words: string): void {
    const earlier = this.earlier();
    if (earlier === null) return;
    this.changed.emit(copyInto(this.draft(), this.section(), words, { from: 'note', id: earlier.id, wordedAt: earlier.signedAt }));
  }
}
