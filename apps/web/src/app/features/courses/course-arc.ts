import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CourseVisitView, DosingSessionView, LocalDate } from '@sojourn/domain';
import { ClinicTime, inZone } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { Icon } from '../../ui/icon.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { visitGlyph, visitGroup } from './course-words.js';

/** The visits of a course along one line: what is planned, when it is booked, and the way to its session. */
@Component({
  selector: 'kat-course-arc',
  imports: [Button, Chip, ClinicTime, Icon, ProblemPanel, RouterLink],
  template: `
    <ol>
      @for (visit of visits(); track visit.key) {
        <li [attr.data-group]="group(visit.type)" [class.is-booked]="visit.appointment !== null">
          <span class="glyph"><kat-icon [name]="glyph(visit.type)" [size]="18" /></span>
          <div class="what">
            <strong>{{ visit.title }}</strong>
            <span class="meta">
              @if (visit.appointment; as booked) {
                {{ booked.startsAt | clinicTime: 'date-time' }}
              } @else {
                planned for {{ day(visit.targetOn) }} · {{ visit.roomMinutes }} min
              }
            </span>
          </div>
          @if (visit.appointment; as booked) {
            <kat-chip [tone]="booked.state === 'completed' ? 'ok' : 'tint'">{{ booked.state.replaceAll('-', ' ') }}</kat-chip>
          } @else {
            <kat-chip>not booked</kat-chip>
          }
          @if (visit.sessionId !== null && signIn.may('dosing.read')) {
            <a [routerLink]="['/sessions', visit.sessionId]">Open the session</a>
          } @else if (visit.appointment; as booked) {
            @if (visit.isDosing && signIn.may('dosing.record')) {
              <button type="button" kat-button size="small" [busy]="opening.busy()" (click)="open(booked.id)">Begin the session</button>
            }
          } @else if (signIn.may('schedule.book')) {
            <a routerLink="/schedule" [queryParams]="{ on: visit.targetOn, patient: patientId(), visit: courseId() + ' ' + visit.key }"
              >Book</a
            >
            <a routerLink="/schedule/waitlist" [queryParams]="{ patient: patientId(), visit: courseId() + ' ' + visit.key }">Waitlist</a>
          }
        </li>
      }
    </ol>
    @if (opening.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
  `,
  styleUrl: './course-arc.css',
})
export class CourseArc {
  readonly visits = input.required<readonly CourseVisitView[]>();
  readonly courseId = input.required<string>();
  readonly patientId = input.required<string>();
  private readonly router = inject(Router);
  protected readonly signIn = inject(SignInState);
  protected readonly opening = submission();
  protected readonly group = visitGroup;
  protected readonly glyph = visitGlyph;

  protected day(date: LocalDate): string {
    return inZone(date, 'UTC', 'date');
  }

  /** The one session of the appointment, under the same id: a tablet that begins it without the server means the same. */
  protected async open(appointmentId: string): Promise<void> {
    const answer = await this.opening.post<DosingSessionView>('/api/v1/dosing-sessions', { id: appointmentId, appointmentId });
    if (answer.ok) await this.router.navigate(['/sessions', answer.value.session.id]);
  }
}
