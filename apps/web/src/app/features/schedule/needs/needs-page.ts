import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  roomAttributes,
  type PatientChartView,
  type PatientNeeds,
  type PatientNeedsView,
  type ResourceView,
  type TherapistGender,
} from '@sojourn/domain';
import { problemOf } from '../../../core/problem-presenter.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { SegmentedChoice } from '../../../ui/segmented-choice.js';
import { attributeWords, languagesOf } from '../resources/resource-words.js';

type Wish = 'none' | 'preferred' | 'avoided';

/** What a patient needs of a room and wishes of people; bookings and plans are matched with it. Nothing clinical is written here. */
@Component({
  selector: 'kat-needs-page',
  imports: [Button, Checkbox, Field, FieldInput, Loading, PageHeader, ProblemPanel, RouterLink, SegmentedChoice],
  templateUrl: './needs-page.html',
  styleUrl: './needs-page.css',
})
export default class NeedsPage {
  readonly patientId = input.required<string>();
  private readonly router = inject(Router);
  protected readonly sending = submission();
  private readonly address = computed(() => `/api/v1/schedule/patients/${this.patientId()}/needs`);
  protected readonly known = httpResource<PatientNeedsView>(() => this.address());
  private readonly resources = httpResource<ResourceView[]>(() => '/api/v1/resources');
  private readonly patient = httpResource<PatientChartView>(() => `/api/v1/patients/${this.patientId()}`);
  protected readonly name = computed(() => (this.patient.hasValue() ? this.patient.value().displayName : null));
  protected readonly problem = computed(() => (this.known.error() === undefined ? null : problemOf(this.known.error())));
  protected readonly isSaved = signal(false);
  protected readonly needs = linkedSignal<PatientNeeds | null>(() => {
    if (!this.known.hasValue()) return null;
    const { patientId: _, version: __, ...needs } = this.known.value();
    return needs;
  });
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly rooms = roomAttributes.map((attribute) => ({ attribute, name: attributeWords[attribute] }));
  protected readonly languages = computed(() => languagesOf(this.needs()?.languages ?? []));
  protected readonly people = computed(() =>
    (this.resources.hasValue() ? this.resources.value() : []).filter(({ kind, isInUse }) => kind === 'staff' && isInUse),
  );
  protected readonly genders = [
    { value: 'woman', label: 'A woman' },
    { value: 'man', label: 'A man' },
    { value: '', label: 'No wish' },
  ];
  protected readonly wishes: readonly { readonly value: Wish; readonly label: string }[] = [
    { value: 'preferred', label: 'Preferred' },
    { value: 'none', label: 'No wish' },
    { value: 'avoided', label: 'Not with' },
  ];

  protected room(attribute: PatientNeeds['room'][number], isNeeded: boolean): void {
    this.change(({ room }) => ({ room: toggled(room, attribute, isNeeded) }));
  }

  protected language(code: string, isSpoken: boolean): void {
    this.change(({ languages }) => ({ languages: toggled(languages, code, isSpoken) }));
  }

  protected interpreter(needsInterpreter: boolean): void {
    this.change(() => ({ needsInterpreter }));
  }

  protected zone(name: string): void {
    this.change(() => ({ zone: name === '' ? null : name }));
  }

  protected gender(chosen: string | null): void {
    this.change(() => ({ therapistGender: (chosen === '' ? null : chosen) as TherapistGender | null }));
  }

  protected wishOf(id: string): Wish {
    const needs = this.needs();
    if (needs?.preferredIds.some((one) => one === id) === true) return 'preferred';
    return needs?.avoidedIds.some((one) => one === id) === true ? 'avoided' : 'none';
  }

  protected wish(id: string, wish: Wish | null): void {
    const person = id as PatientNeeds['preferredIds'][number];
    this.change(({ preferredIds, avoidedIds }) => ({
      preferredIds: toggled(preferredIds, person, wish === 'preferred'),
      avoidedIds: toggled(avoidedIds, person, wish === 'avoided'),
    }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const version = this.known.value()?.version ?? 0;
    const answer = await this.sending.put<PatientNeedsView>(this.address(), this.needs(), { ifMatch: `"${version}"` });
    if (!answer.ok) return;
    this.known.set(answer.value);
    this.isSaved.set(true);
  }

  protected book(): void {
    void this.router.navigate(['/schedule'], { queryParams: { patient: this.patientId() } });
  }

  private change(to: (needs: PatientNeeds) => Partial<PatientNeeds>): void {
    this.isSaved.set(false);
    this.needs.update((needs) => (needs === null ? null : { ...needs, ...to(needs) }));
  }
}

function toggled<T>(known: readonly T[], one: T, isThere: boolean): T[] {
  return known.filter((other) => other !== one).concat(isThere ? [one] : []);
}
