import { Component, computed, input, output, signal } from '@angular/core';
import type { PatientChartView } from '@sojourn/domain';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { RecordFields, type RecordValues } from '../../../ui/record-fields.js';
import { factForms, judgeFact, type FactKind } from './fact-forms.js';

/** One more condition, medicine or allergy. What is left open is not known, never "no". */
@Component({
  selector: 'kat-add-fact-dialog',
  imports: [Button, Dialog, ProblemPanel, RecordFields],
  template: `
    <kat-dialog shape="side-sheet" [heading]="form().heading" (closed)="closed.emit()">
      <form class="kat-form" id="add-fact" novalidate (submit)="save($event)">
        <kat-record-fields [fields]="form().fields" [values]="values()" [faultOf]="faultOf()" (changed)="type($event.key, $event.value)" />
        @if (sending.problem(); as problem) {
          <kat-problem [problem]="problem" />
        }
      </form>
      <button katDialogActions type="button" kat-button (click)="closed.emit()">Cancel</button>
      <button katDialogActions kat-button kind="primary" form="add-fact" [busy]="sending.busy()">{{ form().save }}</button>
    </kat-dialog>
  `,
})
export class AddFactDialog {
  readonly patientId = input.required<string>();
  readonly kind = input.required<FactKind>();
  readonly closed = output<void>();
  readonly added = output<PatientChartView>();
  protected readonly sending = submission();
  protected readonly values = signal<RecordValues>({});
  protected readonly isTried = signal(false);
  private readonly id = crypto.randomUUID();
  protected readonly form = computed(() => factForms[this.kind()]);
  private readonly judged = computed(() => judgeFact(this.kind(), this.id, this.values()));
  protected readonly faultOf = computed(() => (key: string) => (this.isTried() ? (this.judged().faults?.get(key) ?? null) : null));

  protected type(key: string, value: string | boolean): void {
    this.values.update((values) => ({ ...values, [key]: value }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const { command } = this.judged();
    if (command === null) return;
    const answer = await this.sending.post<PatientChartView>(`/api/v1/patients/${this.patientId()}/facts`, command);
    if (answer.ok) this.added.emit(answer.value);
  }
}
