import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { assignmentState, instantFromMs, instrumentOf, type MeasureAssignmentView, type TabletView } from '@sojourn/domain';
import { Clock } from '../../../core/clock.js';
import { lastSeen } from '../../../core/last-seen.js';
import { LiveFeed } from '../../../core/live-feed.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { HandedLink } from '../../../ui/handed-link.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { TabletsForForm } from './tablets-for-form.js';

/** A tablet that falls silent is said to within this. */
const looksAgainMs = 15_000;

/** The forms that a patient has open as they arrive: to a waiting-room tablet, by a code to their own phone, or for whoever cares for them to take. Only how they stand is said. */
@Component({
  selector: 'kat-forms-at-arrival',
  imports: [Button, Chip, HandedLink, Loading, ProblemPanel, TabletsForForm],
  templateUrl: './forms-at-arrival.html',
  styleUrl: './forms-at-arrival.css',
})
export class FormsAtArrival {
  readonly patientId = input.required<string>();
  readonly siteId = input.required<string>();
  private readonly clock = inject(Clock);
  private readonly address = computed(() => `/api/v1/patients/${this.patientId()}/measure-assignments`);
  protected readonly assignments = httpResource<MeasureAssignmentView[]>(() => this.address());
  protected readonly tablets = httpResource<TabletView[]>(() => '/api/v1/waiting-room-tablets');
  protected readonly seen = lastSeen(this.assignments, this.patientId);
  protected readonly tabletsSeen = lastSeen(this.tablets, this.siteId);
  protected readonly tabletsHere = computed(() =>
    (this.tabletsSeen() ?? []).filter((one) => one.siteId === this.siteId() && !one.hasLapsed),
  );
  protected readonly problem = computed(() => (this.assignments.error() === undefined ? null : problemOf(this.assignments.error())));
  protected readonly tabletsProblem = computed(() => (this.tablets.error() === undefined ? null : problemOf(this.tablets.error())));
  protected readonly linking = submission();
  protected readonly link = signal<{ readonly assignmentId: string; readonly url: string } | null>(null);
  private readonly open = computed(() => {
    const now = instantFromMs(Math.round(this.clock.now()));
    return (this.seen() ?? [])
      .filter((one) => ['open', 'reminder-due'].includes(assignmentState(one, now)))
      .map((one) => ({ ...one, names: one.instruments.filter((id) => !one.answered.includes(id)).map(nameOf) }));
  });
  protected readonly forTablet = computed(() => this.open().filter(({ place }) => place === 'anywhere'));
  /** Forms that are not for the patient to fill in alone, once each. */
  protected readonly forStaff = computed(() => [
    ...new Set(
      this.open()
        .filter(({ place }) => place === 'clinic')
        .flatMap(({ names }) => names),
    ),
  ]);

  constructor() {
    const [live, destroyed] = [inject(LiveFeed), inject(DestroyRef)];
    live.reloads('measure', this.assignments, destroyed);
    live.reloads('tablet', this.tablets, destroyed);
    live.looksAgain(this.tablets, looksAgainMs, destroyed);
  }

  protected async send(assignmentId: string): Promise<void> {
    const answer = await this.linking.post<{ path: string }>(`${this.address()}/${assignmentId}/link`, { id: crypto.randomUUID() });
    if (answer.ok) this.link.set({ assignmentId, url: `${location.origin}${answer.value.path}` });
  }
}

const nameOf = (id: string): string => instrumentOf(id)?.name ?? id;
