import { Component, computed, input, output } from '@angular/core';
import type { EditPatient } from '@sojourn/domain';
import { Button } from '../../../ui/button.js';
import { draftOf, type PatientDraft, type PatientList } from './patient-draft.js';
import { listForms, personFields } from './patient-fields.js';

type Part = { readonly person: string } | { readonly list: PatientList };

interface Difference {
  readonly key: string;
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
  readonly part: Part;
}

/** Two people edited the same patient: what was saved meanwhile beside what is typed here, where they differ. Nothing is decided for anybody. */
@Component({
  selector: 'kat-compare-versions',
  imports: [Button],
  template: `
    <h2>Somebody else saved this patient meanwhile</h2>
    <p>Nothing of yours is lost. Where both differ, keep what you typed or take what was saved; then save again.</p>
    <div class="kat-table-frame" role="region" tabindex="0" aria-label="Differences">
      <table class="kat-table">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Saved now</th>
            <th scope="col">Yours</th>
            <th scope="col"><span class="visually-hidden">Choice</span></th>
          </tr>
        </thead>
        <tbody>
          @for (one of differences(); track one.key) {
            <tr>
              <th scope="row">{{ one.label }}</th>
              <td>
                <bdi>{{ one.theirs || '–' }}</bdi>
              </td>
              <td>
                <bdi>{{ one.mine || '–' }}</bdi>
              </td>
              <td>
                <button
                  type="button"
                  kat-button
                  size="small"
                  [attr.aria-label]="'Take the saved one: ' + one.label"
                  (click)="take(one.part)"
                >
                  Take the saved one
                </button>
              </td>
            </tr>
          } @empty {
            <tr>
              <td colspan="4">Both say the same now.</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  host: { class: 'kat-card', role: 'region', 'aria-label': 'Two versions' },
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
      border-color: var(--caution);
    }

    td {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class CompareVersions {
  readonly newest = input.required<EditPatient>();
  readonly draft = input.required<PatientDraft>();
  readonly taken = output<PatientDraft>();
  private readonly saved = computed(() => draftOf(this.newest()));
  protected readonly differences = computed<readonly Difference[]>(() => {
    const [saved, draft] = [this.saved(), this.draft()];
    const ofPerson = personFields.flatMap(({ fields }) =>
      fields.map(({ key, label }) => ({
        key,
        label,
        theirs: words(saved.person[key]),
        mine: words(draft.person[key]),
        part: { person: key },
      })),
    );
    const ofLists = listForms.map(({ list, heading }) => {
      const [theirs, mine] = [saved, draft].map(({ lists }) => lists[list].map(lineOf).join('\n'));
      return { key: list, label: heading, theirs: theirs ?? '', mine: mine ?? '', part: { list } };
    });
    return [...ofPerson, ...ofLists].filter(({ theirs, mine }) => theirs !== mine);
  });

  protected take(part: Part): void {
    const [saved, draft] = [this.saved(), this.draft()];
    if ('person' in part) this.taken.emit({ ...draft, person: { ...draft.person, [part.person]: saved.person[part.person] ?? '' } });
    else this.taken.emit({ ...draft, lists: { ...draft.lists, [part.list]: saved.lists[part.list] } });
  }
}

function words(value: string | boolean | undefined): string {
  return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : (value ?? '').trim();
}

function lineOf(values: Readonly<Record<string, string | boolean>>): string {
  return Object.values(values)
    .map((value) => (typeof value === 'string' ? value.replaceAll('\n', ', ') : ''))
    .filter((text) => text !== '' && text !== 'unknown')
    .join(', ');
}
