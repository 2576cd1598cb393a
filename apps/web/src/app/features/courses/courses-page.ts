import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CourseListItem, LocalDate } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { stateLook, stateWords } from './course-words.js';

/** The courses of a patient, newest first, and the way into a new one. */
@Component({
  selector: 'kat-courses-page',
  imports: [Button, Chip, EmptyState, Loading, PageHeader, ProblemPanel, RouterLink],
  template: `
    <div class="kat-page">
      <kat-page-header heading="Courses" [level]="2" detail="Each course is one arc of treatment, made from a protocol">
        @if (signIn.may('courses.enrol')) {
          <a kat-button kind="primary" icon="plus" routerLink="new">Enrol in a course</a>
        }
      </kat-page-header>
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" canRetry (retried)="courses.reload()" />
      } @else if (courses.hasValue()) {
        <ul class="kat-form">
          @for (course of courses.value(); track course.id) {
            <li>
              <a class="kat-card course" [routerLink]="[course.id]">
                <strong>{{ course.protocolName }}</strong>
                <kat-chip [tone]="look(course.state).tone" [icon]="look(course.state).icon">{{ words[course.state] }}</kat-chip>
                <span class="meta">from {{ day(course.startsOn) }}</span>
              </a>
            </li>
          } @empty {
            <li class="kat-card">
              <kat-empty-state icon="repeat" sentence="No course yet. It begins once eligibility and consents are signed." />
            </li>
          }
        </ul>
      } @else {
        <kat-loading label="Loading courses" [lines]="4" />
      }
    </div>
  `,
  styles: `
    .course {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-8) var(--space-16);
      color: inherit;
      text-decoration: none;
    }

    .course:hover {
      border-color: var(--primary);
    }

    .meta {
      margin-inline-start: auto;
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export default class CoursesPage {
  readonly patientId = input.required<string>();
  protected readonly signIn = inject(SignInState);
  protected readonly courses = httpResource<CourseListItem[]>(() => `/api/v1/patients/${this.patientId()}/courses`);
  protected readonly problem = computed(() => (this.courses.error() === undefined ? null : problemOf(this.courses.error())));
  protected readonly words = stateWords;
  protected readonly look = stateLook;

  constructor() {
    inject(LiveFeed).reloads('patient', this.courses, inject(DestroyRef));
  }

  protected day(date: LocalDate): string {
    return inZone(date, 'UTC', 'date');
  }
}
