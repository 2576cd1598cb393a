import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CourseView, LocalDate } from '@sojourn/domain';
import { ClinicTime, inZone } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Chip } from '../../ui/chip.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { CourseArc } from './course-arc.js';
import { CourseSteps } from './course-steps.js';
import { documentLabel, stateLook, stateWords, stepWords } from './course-words.js';

/** One course: its visits from first to last, who cares for it, what comes next and what was decided. */
@Component({
  selector: 'kat-course-page',
  imports: [Chip, ClinicTime, CourseArc, CourseSteps, Loading, PageHeader, ProblemPanel, RouterLink],
  templateUrl: './course-page.html',
  styleUrl: './course-page.css',
})
export default class CoursePage {
  readonly patientId = input.required<string>();
  readonly courseId = input.required<string>();
  protected readonly course = httpResource<CourseView>(() => `/api/v1/courses/${this.courseId()}`);
  protected readonly problem = computed(() => (this.course.error() === undefined ? null : problemOf(this.course.error())));
  protected readonly signIn = inject(SignInState);
  protected readonly words = stateWords;
  protected readonly steps = stepWords;
  protected readonly look = stateLook;
  protected readonly label = documentLabel;

  constructor() {
    const feed = inject(LiveFeed);
    const destroyed = inject(DestroyRef);
    for (const topic of ['course', 'schedule', 'session', 'note']) feed.reloads(topic, this.course, destroyed);
  }

  protected day(date: LocalDate): string {
    return inZone(date, 'UTC', 'date');
  }

  protected written(documented: Readonly<Record<string, string>> | null): [string, string][] {
    return Object.entries(documented ?? {});
  }
}
