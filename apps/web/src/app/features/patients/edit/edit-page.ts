import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { editPatient, type PatientChartView } from '@sojourn/domain';
import { warnBeforeUnload } from '../../../core/leave-question.js';
import { fieldMessage } from '../../../core/problem-presenter.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { RecordFields, type RecordValues } from '../../../ui/record-fields.js';
import { OpenChart } from '../open-chart.js';
import { CompareVersions } from './compare-versions.js';
import { draftOf, patientOf, type PatientDraft, type PatientList } from './patient-draft.js';
import { listForms, personFields } from './patient-fields.js';
import { RecordList } from './record-list.js';

/** Everything that says who a patient is and how to reach them. The whole is replaced under the version it was read at; a clash shows both. */
@Component({
  selector: 'kat-edit-page',
  imports: [Button, CompareVersions, Loading, PageHeader, ProblemPanel, RecordFields, RecordList, RouterLink],
  template: `
    <div class="kat-page">
      <kat-page-header heading="Edit patient" [level]="2" detail="What is left empty is unknown, never guessed." />
      @if (draft(); as typed) {
        @if (clash(); as newest) {
          <kat-compare-versions [newest]="newest.identity" [draft]="typed" (taken)="draft.set($event)" />
        }
        <form class="kat-form" novalidate (submit)="save($event)">
          @for (group of personFields; track group.heading) {
            <section class="kat-card kat-form" [attr.aria-label]="group.heading">
              <h3>{{ group.heading }}</h3>
              <kat-record-fields
                [fields]="group.fields"
                [values]="typed.person"
                [faultOf]="faultOfPerson()"
                (changed)="type($event.key, $event.value)"
              />
            </section>
          }
          @for (form of listForms; track form.list) {
            <kat-record-list
              class="kat-card"
              [heading]="form.heading"
              [one]="form.one"
              [fields]="form.fields"
              [items]="typed.lists[form.list]"
              [faultOf]="faultsOf()[form.list]"
              (changed)="change(form.list, $event)"
            />
          }
          @if (faults().size > 0 && isTried()) {
            <p class="fault" role="alert">
              {{ faults().size === 1 ? 'One field needs' : faults().size + ' fields need' }} another look: see what is marked above.
            </p>
          }
          @if (sending.problem(); as problem) {
            @if (problem.status !== 412 || clash() === null) {
              <kat-problem [problem]="problem" />
            }
          }
          <div class="kat-row">
            <button kat-button kind="primary" icon="save" [busy]="sending.busy()">Save patient</button>
            <a kat-button kind="quiet" [routerLink]="['/patients', patientId()]">Cancel</a>
          </div>
        </form>
      } @else {
        <kat-loading label="Opening the patient" [lines]="10" />
      }
    </div>
  `,
  styles: `
    kat-record-list {
      display: block;
    }

    .fault {
      color: var(--alert);
      font: var(--type-label);
    }
  `,
})
export default class EditPage {
  readonly patientId = input.required<string>();
  private readonly router = inject(Router);
  private readonly opened = inject(OpenChart);
  protected readonly sending = submission();
  protected readonly personFields = personFields;
  protected readonly listForms = listForms;
  /** The chart as it was when editing began: the version that is replaced. A clash moves it to what was saved meanwhile. */
  private readonly loaded = linkedSignal<PatientChartView | null, PatientChartView | null>({
    source: () => this.opened.view(),
    computation: (newest, before) => before?.value ?? newest,
  });
  protected readonly draft = linkedSignal<PatientChartView | null, PatientDraft | null>({
    source: this.loaded,
    computation: (loaded, before) => before?.value ?? (loaded === null ? null : draftOf(loaded.identity)),
  });
  protected readonly clash = signal<PatientChartView | null>(null);
  protected readonly isTried = signal(false);
  private readonly isSaved = signal(false);
  private readonly judged = computed(() => {
    const [draft, loaded] = [this.draft(), this.loaded()];
    return draft === null || loaded === null ? null : editPatient.safeParse(patientOf(draft, loaded.identity));
  });
  /** The first message of each field, by its place: "person.family", "addresses.0.city". */
  protected readonly faults = computed(() => {
    const judged = this.judged();
    const issues = judged === null || judged.success ? [] : judged.error.issues;
    return new Map(issues.map(({ path, message }) => [placeOf(path.map(String)), message]).toReversed() as [string, string][]);
  });
  protected readonly faultOfPerson = computed(() => (key: string) => this.faultAt(`person.${key}`));
  protected readonly faultsOf = computed(() => {
    const of = (list: PatientList) => (place: number, key: string) => this.faultAt(`${list}.${place}.${key}`);
    return {
      formerNames: of('formerNames'),
      contactPoints: of('contactPoints'),
      addresses: of('addresses'),
      emergencyContacts: of('emergencyContacts'),
    };
  });

  constructor() {
    warnBeforeUnload(this);
  }

  hasUnsaved(): boolean {
    const [draft, loaded] = [this.draft(), this.loaded()];
    return !this.isSaved() && draft !== null && loaded !== null && JSON.stringify(draft) !== JSON.stringify(draftOf(loaded.identity));
  }

  protected type(key: string, value: string | boolean): void {
    this.draft.update((draft) => draft && { ...draft, person: { ...draft.person, [key]: value } });
  }

  protected change(list: PatientList, items: readonly RecordValues[]): void {
    this.draft.update((draft) => draft && { ...draft, lists: { ...draft.lists, [list]: items } });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const [judged, loaded] = [this.judged(), this.loaded()];
    if (judged === null || loaded === null || !judged.success) return;
    const address = `/api/v1/patients/${this.patientId()}`;
    const answer = await this.sending.put<PatientChartView>(address, { patient: judged.data }, { ifMatch: `"${loaded.version}"` });
    if (answer.ok) return this.leave(answer.value);
    if (answer.problem.status === 412) await this.compare();
  }

  private async leave(saved: PatientChartView): Promise<void> {
    this.isSaved.set(true);
    this.opened.take(saved);
    await this.router.navigate(['/patients', this.patientId()]);
  }

  /** The version to replace next is the newest one, now that its words are on screen beside what was typed. */
  private async compare(): Promise<void> {
    const newest = await this.opened.newest();
    if (newest === null) return;
    this.clash.set(newest);
    this.loaded.set(newest);
  }

  private faultAt(place: string): string | null {
    if (!this.isTried()) return null;
    return this.faults().get(place) ?? fieldMessage(this.sending.problem(), `patient.${place.replace(/^person\./, '')}`);
  }
}

function placeOf([first = '', second, third = 'value']: readonly string[]): string {
  if (listForms.some(({ list }) => list === first)) return [first, second, third].join('.');
  return `person.${first === 'name' ? (second ?? 'family') : first}`;
}
