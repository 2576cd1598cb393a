import { Component, computed, inject } from '@angular/core';
import { milligramText, type RemsFormDraft, type RemsPressure, type RemsSymptom } from '@sojourn/domain';
import { ClinicTime, dateInZone } from '../../../core/clinic-time.js';
import { Banner } from '../../../ui/banner.js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { FactRows } from '../../../ui/fact-rows.js';
import { EntryForm } from '../forms/entry-form.js';
import { LineToSettle } from '../forms/line-to-settle.js';
import { SessionRoom } from '../session-room.js';
import { remsSpec } from './close-specs.js';
import { missingPlace, missingWords } from './rems-words.js';

/** The monitoring form as the log gives it, with what is missing while the patient is still here, and its seven days. §3.8 */
@Component({
  selector: 'kat-rems-card',
  imports: [Banner, Button, Chip, ClinicTime, EntryForm, FactRows],
  template: `
    @if (draft(); as form) {
      <h2>REMS monitoring form, draft</h2>
      <p class="kat-row">
        @if (form.submittedAt; as at) {
          <kat-chip tone="ok" icon="check">Submitted {{ at | clinicTime: 'date-time' }}</kat-chip>
        } @else {
          <kat-chip [tone]="daysLeft() < 0 ? 'alert' : daysLeft() <= 2 ? 'caution' : 'tint'" icon="clock">{{ due() }}</kat-chip>
        }
      </p>
      @if (form.missing.length > 0) {
        <kat-banner tone="caution" heading="Still missing">
          <ul class="kat-row">
            @for (one of missing(); track one.name) {
              <li>
                <button type="button" kat-button (click)="settle.lead(one.place)">{{ one.words }}</button>
              </li>
            }
          </ul>
        </kat-banner>
      }
      <kat-fact-rows [rows]="rows()" />
      <button type="button" kat-button class="screen-only" icon="printer" (click)="print()">Print the draft</button>
      @if (form.submittedAt === null && !room.fold()!.isSealed) {
        <kat-entry-form class="screen-only" [spec]="spec" />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
      justify-items: start;
    }

    kat-fact-rows,
    kat-entry-form {
      width: 100%;
    }
  `,
})
export class RemsCard {
  protected readonly room = inject(SessionRoom);
  protected readonly spec = remsSpec;
  protected readonly draft = computed(() => this.room.fold()?.rems ?? null);
  protected readonly settle = inject(LineToSettle);
  protected readonly missing = computed(() =>
    (this.draft()?.missing ?? []).map((name) => ({ name, words: missingWords(name), place: missingPlace(name) })),
  );
  /** Whole days until the due date, by the calendar of the clinic. Source: clinical reference §3.8. */
  protected readonly daysLeft = computed(() => {
    const draft = this.draft();
    if (draft === null) return 0;
    const today = Date.parse(dateInZone(this.room.now(), this.room.fold()?.situation.session.zone ?? 'UTC'));
    return Math.round((Date.parse(draft.dueOn) - today) / 86_400_000);
  });
  protected readonly due = computed(() => {
    const days = this.daysLeft();
    const when = days < 0 ? `${-days} days overdue` : days === 0 ? 'due today' : days === 1 ? 'due tomorrow' : `due in ${days} days`;
    return `${when}, ${this.draft()?.dueOn}`;
  });
  protected readonly rows = computed(() => {
    const draft = this.draft();
    return draft === null ? [] : rowsOf(draft);
  });

  protected print(): void {
    window.print();
  }
}

const unknown = 'not known yet';
const yesNo = (answer: boolean | null): string => (answer === null ? unknown : answer ? 'Yes' : 'No');
const pressure = (read: RemsPressure | null): string => (read === null ? unknown : `${read.systolicMmHg}/${read.diastolicMmHg} mmHg`);
const minutes = (value: number | null): string => (value === null ? unknown : `${value} min`);

function symptom({ occurred, onsetMin, resolvedMin }: RemsSymptom): string {
  if (occurred !== true) return yesNo(occurred);
  return `Yes, from ${minutes(onsetMin)}, resolved ${minutes(resolvedMin)}`;
}

function rowsOf(draft: RemsFormDraft): { readonly label: string; readonly value: string }[] {
  const { pressures, medicines } = draft;
  return [
    { label: 'Treatment date', value: draft.treatmentDate },
    { label: 'Dose', value: milligramText(draft.doseUg) },
    { label: 'Lots', value: draft.lots.join(', ') || unknown },
    { label: 'Duration, first device to end of monitoring', value: minutes(draft.durationMin) },
    { label: 'Ready to leave without the two-hour rule', value: minutes(draft.readyWithoutMinimumMin) },
    { label: 'Pressure before', value: pressure(pressures.prior) },
    { label: 'Pressure at 40 min', value: pressure(pressures.at40Min) },
    { label: 'Pressure at completion', value: pressure(pressures.atCompletion) },
    { label: 'Vital signs acceptable before', value: yesNo(draft.areVitalsAcceptablePrior) },
    { label: 'Vital signs acceptable at completion', value: yesNo(draft.areVitalsAcceptableAtCompletion) },
    { label: 'Benzodiazepine', value: yesNo(medicines.benzodiazepine) },
    { label: 'Other sedative', value: yesNo(medicines.sedativeHypnotic) },
    { label: 'Stimulant', value: yesNo(medicines.psychostimulant) },
    { label: 'MAO inhibitor', value: yesNo(medicines.monoamineOxidaseInhibitor) },
    { label: 'Opioid', value: yesNo(medicines.opioid) },
    { label: 'Sedation', value: symptom(draft.sedation) },
    { label: 'Dissociation', value: symptom(draft.dissociation) },
    { label: 'Respiratory depression', value: symptom(draft.respiratoryDepression) },
    { label: 'Serious adverse event', value: yesNo(draft.hasSeriousAdverseEvent) },
  ];
}
