import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import {
  defaultPhases,
  isDosingVisit,
  visitTypeWords,
  visitTypes,
  type BookableCourse,
  type PatientChartView,
  type PatientNeedsView,
  type PatientPage,
  type VisitType,
} from '@sojourn/domain';
import { catchError, firstValueFrom, of } from 'rxjs';
import { inZone } from '../../core/clinic-time.js';
import type { ListedChoice } from '../../ui/combobox.js';
import type { VisitToArrange } from './places-choice.js';

interface OfferedVisit extends Omit<VisitToArrange, 'appointmentId' | 'patientId' | 'isRemote'> {
  readonly id: string;
  readonly label: string;
  readonly courseId: string | null;
  readonly visitKey: string | null;
  readonly isRemotePossible: boolean;
}

const remoteTypes: readonly VisitType[] = ['integration', 'preparation', 'response-review', 'psychiatric-evaluation'];

/** What is being booked: for whom, and which visit of a course or which kind of visit. */
@Injectable()
export class BookingDraft {
  private readonly http = inject(HttpClient);
  readonly id = crypto.randomUUID();
  readonly patientId = signal<string | null>(null);
  readonly visitId = signal<string | null>(null);
  readonly isRemote = signal(false);
  readonly patients = signal<readonly ListedChoice<string>[]>([]);
  private readonly courses = httpResource<BookableCourse[]>(() => {
    const id = this.patientId();
    return id === null ? undefined : `/api/v1/schedule/patients/${id}/bookable-visits`;
  });
  private readonly kept = httpResource<PatientNeedsView>(() => {
    const id = this.patientId();
    return id === null ? undefined : `/api/v1/schedule/patients/${id}/needs`;
  });
  /** What the patient needs of rooms and people; the day's rules are asked with it. */
  readonly needs = computed(() => (this.kept.hasValue() ? this.kept.value() : null));
  readonly areCoursesKnown = computed(() => this.courses.hasValue());
  /** Visits of the patient's courses first, then those that stand alone. Doses stand in courses only. */
  readonly offered = computed<readonly OfferedVisit[]>(() => {
    const courses = this.courses.hasValue() ? this.courses.value() : [];
    const ofCourses = courses.flatMap(({ courseId, teamIds, visits }) =>
      visits.map((visit) => ({
        ...{ id: `${courseId} ${visit.key}`, label: labelOf(visit), courseId, visitKey: visit.key },
        ...{ visitType: visit.visitType, phases: visit.phases, preferred: teamIds, isRemotePossible: visit.isTelehealthPossible },
      })),
    );
    const alone = visitTypes
      .filter((type) => !isDosingVisit(type))
      .map((visitType) => ({
        ...{ id: visitType, label: visitTypeWords[visitType], courseId: null, visitKey: null, visitType, preferred: [] },
        ...{ phases: defaultPhases(visitType), isRemotePossible: remoteTypes.includes(visitType) },
      }));
    return [...ofCourses, ...alone];
  });
  readonly visit = computed(() => this.offered().find(({ id }) => id === this.visitId()) ?? null);
  readonly toArrange = computed<VisitToArrange | null>(() => {
    const [patientId, visit] = [this.patientId(), this.visit()];
    if (patientId === null || visit === null) return null;
    const { visitType, phases, preferred } = visit;
    const wished = [...(this.needs()?.preferredIds ?? []), ...preferred];
    return { appointmentId: this.id, patientId, visitType, phases, preferred: wished, isRemote: this.isRemote() && visit.isRemotePossible };
  });

  /** Begins with a visit that is already known, such as one of a course's plan. */
  async startWith(patientId: string, visitId: string | null): Promise<void> {
    this.patientId.set(patientId);
    this.visitId.set(visitId);
    const chart = this.http.get<PatientChartView>(`/api/v1/patients/${patientId}`).pipe(catchError(() => of(null)));
    const patient = await firstValueFrom(chart);
    if (patient === null) return;
    const { birthDate } = patient.identity;
    this.patients.set([{ value: patientId, label: patient.displayName, detail: birthDate ?? 'birth date unknown' }]);
  }

  async search(text: string): Promise<void> {
    const empty: PatientPage = { patients: [], nextCursor: null };
    const answer = this.http.post<PatientPage>('/api/v1/patients/search', { text, limit: 8 }).pipe(catchError(() => of(empty)));
    const { patients } = await firstValueFrom(answer);
    this.patients.set(
      patients.map(({ id, displayName, birthDate }) => ({ value: id, label: displayName, detail: birthDate ?? 'birth date unknown' })),
    );
  }
}

function labelOf({ title, targetOn }: { readonly title: string; readonly targetOn: string }): string {
  return `${title}, planned for ${inZone(`${targetOn}T12:00:00Z`, 'UTC', 'date')}`;
}
