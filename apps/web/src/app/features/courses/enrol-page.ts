import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CourseTeamRole, CourseView, ProtocolView, Role, StaffMemberView } from '@sojourn/domain';
import { dateInZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Combobox } from '../../ui/combobox.js';
import { DateTimeField } from '../../ui/date-time-field.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

type Named = Exclude<CourseTeamRole, 'nurse'>;
const holders: Record<Named, readonly Role[]> = { prescriber: ['prescriber', 'medical-director'], therapist: ['therapist'] };

/** A prescriber begins a course: which protocol, from when, with whom. What stands in the way comes back with its reasons, and nothing typed is lost. */
@Component({
  selector: 'kat-enrol-page',
  imports: [Banner, Button, Combobox, DateTimeField, Loading, PageHeader, ProblemPanel, RouterLink],
  templateUrl: './enrol-page.html',
  styles: `
    form {
      max-width: 640px;
    }

    ul {
      padding-inline-start: 1.1em;
      list-style: disc;
    }
  `,
})
export default class EnrolPage {
  readonly patientId = input.required<string>();
  private readonly router = inject(Router);
  private readonly clock = inject(Clock);
  private readonly zone = inject(SignInState).zone;
  private readonly id = crypto.randomUUID();
  protected readonly sending = submission();
  protected readonly protocols = httpResource<ProtocolView[]>(() => '/api/v1/protocols');
  protected readonly staff = httpResource<StaffMemberView[]>(() => '/api/v1/staff');
  protected readonly loadProblem = computed(() => {
    const failure = this.protocols.error() ?? this.staff.error();
    return failure === undefined ? null : problemOf(failure);
  });
  protected readonly protocolChoices = computed(() =>
    (this.protocols.hasValue() ? this.protocols.value() : []).map(({ id, name, visits }) => ({
      ...{ value: id, label: name },
      detail: `${visits.length} visits`,
    })),
  );
  protected readonly protocolId = signal<string | null>(null);
  protected readonly startsOn = signal<string | null>(dateInZone(this.clock.now(), this.zone()));
  protected readonly prescriberId = signal<string | null>(null);
  protected readonly therapistId = signal<string | null>(null);
  protected readonly missing = signal<string | null>(null);
  /** Every reason of a refusal, each on a line of its own. */
  protected readonly reasons = computed(() => this.sending.problem()?.fields.map(({ message }) => message) ?? []);

  protected people(role: Named): { value: string; label: string; detail: string }[] {
    const staff = this.staff.hasValue() ? this.staff.value() : [];
    return staff
      .filter((member) => member.roles.some((held) => holders[role].includes(held)))
      .map(({ id, displayName, credential }) => ({ value: id, label: displayName, detail: credential }));
  }

  protected async enrol(event: Event): Promise<void> {
    event.preventDefault();
    const [protocolId, startsOn, prescriber, therapist] = [this.protocolId(), this.startsOn(), this.prescriberId(), this.therapistId()];
    if (protocolId === null || startsOn === null || prescriber === null || therapist === null) {
      return this.missing.set('Choose the protocol, the first day, the prescriber and the therapist.');
    }
    this.missing.set(null);
    const team = [
      { staffMemberId: prescriber, role: 'prescriber' },
      { staffMemberId: therapist, role: 'therapist' },
    ];
    const command = { id: this.id, patientId: this.patientId(), protocolId, startsOn, team };
    const answer = await this.sending.post<CourseView>('/api/v1/courses', command);
    if (answer.ok) await this.router.navigate(['/patients', this.patientId(), 'courses', answer.value.id]);
  }
}
