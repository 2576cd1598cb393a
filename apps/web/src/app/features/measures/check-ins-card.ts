import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { assignmentState, hasWording, instantFromMs, instruments, type AssignmentState, type MeasureAssignmentView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Chip } from '../../ui/chip.js';
import { HandedLink } from '../../ui/handed-link.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import type { Tone } from '../../ui/tone.js';
import { nameOf } from './measure-words.js';

const states: Record<AssignmentState, { readonly words: string; readonly tone: Tone }> = {
  upcoming: { words: 'Not open yet', tone: 'neutral' },
  open: { words: 'Open', tone: 'info' },
  'reminder-due': { words: 'Remind once', tone: 'caution' },
  answered: { words: 'Answered', tone: 'ok' },
  expired: { words: 'Expired', tone: 'neutral' },
};

/** Check-ins a patient answers from where they are: what was asked, how it stands, and the one-time link to hand over. */
@Component({
  selector: 'kat-check-ins-card',
  imports: [Button, Checkbox, Chip, ClinicTime, HandedLink, ProblemPanel],
  templateUrl: './check-ins-card.html',
  styleUrls: ['./form-lines.css', './check-ins-card.css'],
})
export class CheckInsCard {
  readonly patientId = input.required<string>();
  private readonly clock = inject(Clock);
  protected readonly asking = submission();
  protected readonly linking = submission();
  private readonly address = computed(() => `/api/v1/patients/${this.patientId()}/measure-assignments`);
  protected readonly assignments = httpResource<MeasureAssignmentView[]>(() => this.address());
  protected readonly problem = computed(() => (this.assignments.error() === undefined ? null : problemOf(this.assignments.error())));
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly offered = instruments.filter((one) => one.respondent === 'patient' && hasWording(one));
  protected readonly minutes = computed(() =>
    this.offered.filter(({ id }) => this.chosen().includes(id)).reduce((sum, one) => sum + one.minutes, 0),
  );
  /** Forms that lie with the patient already: their check-in stands above, with its link. */
  protected readonly openAlready = computed(() =>
    this.lines()
      .filter(({ state }) => state === 'open' || state === 'reminder-due')
      .flatMap(({ instruments: ids, answered }) => ids.filter((id) => !answered.includes(id))),
  );
  protected readonly link = signal<{ readonly assignmentId: string; readonly url: string } | null>(null);
  protected readonly lines = computed(() => {
    if (!this.assignments.hasValue()) return [];
    const now = instantFromMs(Math.round(this.clock.now()));
    return this.assignments
      .value()
      .filter(({ place }) => place === 'anywhere')
      .map((one) => {
        const state = assignmentState(one, now);
        return { ...one, ...states[state], state, names: one.instruments.map(nameOf).join(', ') };
      });
  });

  constructor() {
    inject(LiveFeed).reloads('measure', this.assignments, inject(DestroyRef));
  }

  protected choose(id: string, isChosen: boolean): void {
    this.chosen.update((before) => (isChosen ? [...before, id] : before.filter((one) => one !== id)));
  }

  protected async ask(): Promise<void> {
    const command = { id: crypto.randomUUID(), instruments: this.chosen(), courseId: null };
    const answer = await this.asking.post<MeasureAssignmentView[]>(this.address(), command);
    if (!answer.ok) return;
    this.chosen.set([]);
    this.assignments.set(answer.value);
  }

  protected async makeLink(assignmentId: string): Promise<void> {
    const answer = await this.linking.post<{ path: string }>(`${this.address()}/${assignmentId}/link`, { id: crypto.randomUUID() });
    if (answer.ok) this.link.set({ assignmentId, url: `${location.origin}${answer.value.path}` });
  }
}
