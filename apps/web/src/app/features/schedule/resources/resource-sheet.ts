import { Component, computed, input, output, signal } from '@angular/core';
import type { ResourceView, StaffMemberView } from '@sojourn/domain';
import { fieldMessage } from '../../../core/problem-presenter.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { PersonFields } from './person-fields.js';
import { ResourceDraft, type ResourceAsked } from './resource-draft.js';
import { kindWords } from './resource-words.js';
import { ThingFields } from './thing-fields.js';

/** Adding or changing a person, room or pump. Bookings already made stand as they were. */
@Component({
  selector: 'kat-resource-sheet',
  imports: [Button, Checkbox, Dialog, Field, FieldInput, PersonFields, ProblemPanel, ThingFields],
  template: `
    <kat-dialog [heading]="heading()" shape="side-sheet" (closed)="closed.emit()">
      <form class="kat-form" id="keep-resource" novalidate (submit)="save($event)">
        @if (isNewPerson()) {
          <kat-field label="Person" [error]="personError()" help="Everybody of the staff who is not on the schedule yet.">
            <select katInput (change)="choosePerson(person.value)" #person>
              <option value="">Choose …</option>
              @for (one of people(); track one.id) {
                <option [value]="one.id" [selected]="one.id === draft.personId()">{{ one.displayName }}</option>
              }
            </select>
          </kat-field>
        }
        <kat-field [label]="asked().kind === 'staff' ? 'Name on the schedule' : 'Name'" [error]="nameError()">
          <input katInput maxlength="80" autocomplete="off" [value]="draft.name()" (input)="draft.name.set(name.value)" #name />
        </kat-field>
        @if (asked().kind === 'staff') {
          <kat-person-fields [draft]="draft" />
        } @else {
          <kat-thing-fields [draft]="draft" [kind]="asked().kind" />
        }
        <kat-checkbox [(checked)]="draft.isInUse">Can be booked</kat-checkbox>
        @if (sending.problem(); as failed) {
          <kat-problem [problem]="failed" />
        }
      </form>
      <ng-container katDialogActions>
        <button type="button" kat-button kind="quiet" (click)="closed.emit()">Cancel</button>
        <button kat-button kind="primary" icon="save" form="keep-resource" [busy]="sending.busy()">Save</button>
      </ng-container>
    </kat-dialog>
  `,
})
export class ResourceSheet {
  readonly asked = input.required<ResourceAsked>();
  /** Staff members who could still be put on the schedule. */
  readonly people = input.required<readonly StaffMemberView[]>();
  readonly saved = output<void>();
  readonly closed = output<void>();
  protected readonly sending = submission();
  protected readonly draft = new ResourceDraft(this.asked);
  protected readonly isTried = signal(false);
  protected readonly isNewPerson = computed(() => this.asked().kind === 'staff' && this.asked().resource === null);
  protected readonly heading = computed(() => this.asked().resource?.name ?? `Add a ${kindWords[this.asked().kind].one}`);
  protected readonly personError = computed(() => (this.isTried() && this.draft.personId() === '' ? 'Choose a person' : null));
  protected readonly nameError = computed(() =>
    this.isTried() && this.draft.name().trim() === '' ? 'Write the name' : fieldMessage(this.sending.problem(), 'name'),
  );
  private readonly newId = crypto.randomUUID();

  protected choosePerson(id: string): void {
    this.draft.personId.set(id);
    this.draft.name.set(this.people().find((one) => one.id === id)?.displayName ?? '');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.draft.name().trim() === '' || (this.isNewPerson() && this.draft.personId() === '')) return;
    const { resource, kind } = this.asked();
    const id = resource?.id ?? (kind === 'staff' ? this.draft.personId() : this.newId);
    const options = resource === null ? {} : { ifMatch: `"${resource.version}"` };
    const answer = await this.sending.put<ResourceView>(`/api/v1/resources/${id}`, this.draft.command(), options);
    if (!answer.ok) return;
    this.saved.emit();
    this.closed.emit();
  }
}
