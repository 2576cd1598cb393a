import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CourseVisitView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Chip } from '../../ui/chip.js';
import { Icon } from '../../ui/icon.js';
import { visitGlyph, visitGroup } from './course-words.js';

/** The visits of a course along one line: what is planned, when it is booked, and the way to its session. */
@Component({
  selector: 'kat-course-arc',
  imports: [Chip, ClinicTime, Icon, RouterLink],
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
                planned for {{ visit.targetOn }} · {{ visit.roomMinutes }} min
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
          } @else if (visit.appointment === null && signIn.may('schedule.book')) {
            <a routerLink="/schedule" [queryParams]="{ course: courseId(), visit: visit.key }">Book</a>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './course-arc.css',
})
export class CourseArc {
  readonly visits = input.required<readonly CourseVisitView[]>();
  readonly courseId = input.required<string>();
  protected readonly signIn = inject(SignInState);
  protected readonly group = visitGroup;
  protected readonly glyph = visitGlyph;
}
