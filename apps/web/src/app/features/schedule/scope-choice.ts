import { httpResource } from '@angular/common/http';
import { computed, inject, signal, type Signal } from '@angular/core';
import {
  instantFromMs,
  seriesScopes,
  visitsInScope,
  type BoardAppointment,
  type CourseVisitsView,
  type SeriesScope,
} from '@sojourn/domain';
import { Clock } from '../../core/clock.js';

const words: Record<SeriesScope, string> = {
  this: 'This visit',
  'this-and-following': 'This and following',
  'all-not-started': 'All not started',
};

/** For which visits of its course a change of one visit is meant. Call it in a field initialiser. */
export class ScopeChoice {
  private readonly clock = inject(Clock);
  readonly scope = signal<SeriesScope | null>('this');
  private readonly course = httpResource<CourseVisitsView>(() => {
    const courseId = this.appointment()?.courseId ?? null;
    return courseId === null ? undefined : `/api/v1/schedule/courses/${courseId}/visits`;
  });
  private readonly counted = computed(() => seriesScopes.map((scope) => ({ scope, visits: this.visitsOf(scope) })));
  /** Nothing to choose where no other visit is ahead. */
  readonly choices = computed(() =>
    this.counted()
      .filter(({ scope, visits }, index, all) => scope === 'this' || visits.length !== all[index - 1]?.visits.length)
      .map(({ scope, visits }) => ({ value: scope, label: scope === 'this' ? words[scope] : `${words[scope]} (${visits.length})` })),
  );
  readonly visits = computed(() => this.visitsOf(this.scope() ?? 'this'));
  readonly isForSeveral = computed(() => this.visits().length > 1);

  constructor(private readonly appointment: Signal<BoardAppointment | null>) {}

  private visitsOf(scope: SeriesScope): readonly BoardAppointment[] {
    const appointment = this.appointment();
    if (appointment === null) return [];
    if (!this.course.hasValue()) return [appointment];
    return visitsInScope(this.course.value().visits, appointment, scope, instantFromMs(this.clock.instant()));
  }
}
