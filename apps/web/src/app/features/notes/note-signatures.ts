import { Component, input } from '@angular/core';
import type { NoteSignatureView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';

/** Who signed a note, when, with which statement and over which content. */
@Component({
  selector: 'kat-note-signatures',
  imports: [ClinicTime],
  template: `
    @for (signature of signatures(); track signature.id) {
      <footer>
        <p>
          <strong>{{ actWords[signature.act] }} by {{ signature.signer.name }}</strong>
          {{ signature.signedAt | clinicTime: 'date-time' }}, version {{ signature.version }}
        </p>
        <p class="meta">
          {{ signature.statement }} Hash <span [title]="signature.contentSha256">{{ signature.contentSha256.slice(0, 12) }}</span>
        </p>
      </footer>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-16);
    }

    footer {
      padding-top: var(--space-12);
      border-top: 1px solid var(--line);
    }

    .meta {
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export class NoteSignatures {
  readonly signatures = input.required<readonly NoteSignatureView[]>();
  protected readonly actWords = { sign: 'Signed', cosign: 'Co-signed', countersign: 'Closed for its author and countersigned' } as const;
}
