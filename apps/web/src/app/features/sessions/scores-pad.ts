import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { dissociationLevels, type EntryKind } from '@sojourn/domain';
import { keepsDraft } from '../../core/outbox/draft.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { NumberField } from '../../ui/number-field.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';
import { MeasuredAt } from './measured-at.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';
import { instantOfTime } from './time-of-day.js';

interface Scores {
  readonly level?: 'none' | 'mild' | 'moderate' | 'severe' | null;
  /** Times on the site's clock. */
  readonly onset?: string | null;
  readonly resolved?: string | null;
  readonly cadss?: number | null;
  readonly cadss6?: number | null;
  readonly nausea?: number | null;
  readonly emesis?: number | null;
  readonly anxiety?: number | null;
  readonly mood?: number | null;
  readonly emergence?: number | null;
}

/** Dissociation, symptoms and the emergence grade: what was asked is kept, what was not stays empty. Source: clinical reference §3.4. */
@Component({
  selector: 'kat-scores-pad',
  imports: [Button, Field, FieldInput, MeasuredAt, NumberField, ProblemPanel, SegmentedChoice],
  template: `
    <form class="kat-form" aria-label="Scores" (submit)="$event.preventDefault(); save()">
      <kat-segmented-choice label="Dissociation" [choices]="levels" [value]="scores().level ?? null" (valueChange)="set('level', $event)" />
      @if (hasLevel()) {
        <div class="fields">
          <kat-field label="Began about" optional>
            <input katInput type="time" [value]="scores().onset ?? ''" (change)="set('onset', began.value || null)" #began />
          </kat-field>
          @if (scores().level === 'none') {
            <kat-field label="Over since about" optional>
              <input katInput type="time" [value]="scores().resolved ?? ''" (change)="set('resolved', over.value || null)" #over />
            </kat-field>
          }
        </div>
      }
      <div class="fields">
        <kat-number-field label="CADSS-6" unit="of 24" [value]="scores().cadss6 ?? null" (valueChange)="set('cadss6', $event)" />
        <kat-number-field label="CADSS, all 23" unit="of 92" [value]="scores().cadss ?? null" (valueChange)="set('cadss', $event)" />
        <kat-number-field label="Nausea" unit="of 10" [value]="scores().nausea ?? null" (valueChange)="set('nausea', $event)" />
        <kat-number-field label="Vomited" unit="times" [value]="scores().emesis ?? null" (valueChange)="set('emesis', $event)" />
        <kat-number-field label="Anxiety" unit="of 10" [value]="scores().anxiety ?? null" (valueChange)="set('anxiety', $event)" />
        <kat-number-field label="Mood" unit="of 100" [value]="scores().mood ?? null" (valueChange)="set('mood', $event)" />
      </div>
      <kat-segmented-choice
        label="Emergence reaction"
        help="1 reassured, 2 needs a person beside them, 3 medicine, 4 restraint or emergency services"
        [choices]="grades"
        [value]="scores().emergence ?? null"
        (valueChange)="set('emergence', $event)"
      />
      <kat-measured-at label="Asked at" [(time)]="time" />
      @if (sending.problem(); as problem) {
        <kat-problem [problem]="problem" />
      }
      <button kat-button kind="primary" size="main" icon="save" [busy]="sending.busy()">Save scores</button>
      <p class="kept" role="status">{{ kept() }}</p>
    </form>
  `,
  styles: `
    .fields {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--space-12);
    }

    .kept {
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export class ScoresPad {
  private readonly room = inject(SessionRoom);
  private readonly askedAt = viewChild.required(MeasuredAt);
  protected readonly sending = recording();
  protected readonly scores = signal<Scores>({});
  protected readonly time = signal<string | null>(null);
  protected readonly kept = signal('');
  protected readonly hasLevel = computed(() => given(this.scores().level));
  protected readonly levels = dissociationLevels.map(({ level, label }) => ({ value: level, label }));
  protected readonly grades = [1, 2, 3, 4].map((grade) => ({ value: grade, label: String(grade) }));

  constructor() {
    keepsDraft<{ readonly scores: Scores; readonly time: string | null }>({
      name: () => `scores ${this.room.sessionId()}`,
      typed: () => (Object.values(this.scores()).some(given) ? { scores: this.scores(), time: this.time() } : null),
      restore: ({ scores, time }, keptAt) => {
        this.scores.set(scores);
        if (time === null) this.askedAt().isFrom(keptAt);
        else this.time.set(time);
        this.kept.set('What was typed before is back. Check the time.');
      },
    });
  }

  protected set<Name extends keyof Scores>(name: Name, value: Scores[Name]): void {
    this.scores.update((scores) => ({ ...scores, [name]: value }));
    this.kept.set('');
  }

  /** One entry for each question that was asked, all of one bedside time. What is not kept stays on the screen. */
  protected async save(): Promise<void> {
    const moment = this.askedAt().moment();
    const zone = this.room.fold()?.situation.session.zone ?? 'UTC';
    const entries = entriesOf(this.scores(), (time) => instantOfTime(time, this.room.now(), zone));
    if (entries.length === 0) return this.kept.set('Nothing was answered yet.');
    for (const { kind, details, answers } of entries) {
      if (!(await this.sending.fact(kind, details, moment))) return;
      for (const name of answers) this.set(name, null);
    }
    this.kept.set('Kept.');
    this.time.set(null);
  }
}

interface ScoreEntry {
  readonly kind: EntryKind;
  readonly details: unknown;
  readonly answers: readonly (keyof Scores)[];
}

const given = (value: unknown): boolean => value !== undefined && value !== null;

/** When dissociation began and was over goes with the level. Source: clinical reference §3.8 (onset and resolution). */
function levelDetails({ level, onset, resolved }: Scores, at: (time: string) => string): object {
  const began = typeof onset === 'string' ? { onsetAt: at(onset) } : {};
  const over = level === 'none' && typeof resolved === 'string' ? { resolvedAt: at(resolved) } : {};
  return { instrument: 'level', level, ...began, ...over };
}

function entriesOf(scores: Scores, at: (time: string) => string): readonly ScoreEntry[] {
  const { level, anxiety, mood, emergence } = scores;
  const found: (ScoreEntry | false)[] = [
    given(level) && { kind: 'dissociation-assessed', details: levelDetails(scores, at), answers: ['level', 'onset', 'resolved'] },
    dissociationScored(scores),
    nauseaScored(scores),
    given(anxiety) && { kind: 'symptom-scored', details: { symptom: 'anxiety', score: anxiety }, answers: ['anxiety'] },
    given(mood) && { kind: 'visual-analogue-scored', details: { scale: 'mood', scoreOf100: mood }, answers: ['mood'] },
    given(emergence) && { kind: 'emergence-reaction-graded', details: { grade: emergence }, answers: ['emergence'] },
  ];
  return found.filter((entry) => entry !== false);
}

/** Six items alone are never the full scale; with it they are part of the same entry. Source: clinical reference §3.4. */
function dissociationScored({ cadss, cadss6 }: Scores): ScoreEntry | false {
  const six = given(cadss6) ? { sixItemScore: cadss6 } : {};
  if (given(cadss)) {
    return { kind: 'dissociation-assessed', details: { instrument: 'cadss', totalScore: cadss, ...six }, answers: ['cadss', 'cadss6'] };
  }
  return given(cadss6) && { kind: 'dissociation-assessed', details: { instrument: 'cadss-6', ...six }, answers: ['cadss6'] };
}

function nauseaScored({ nausea, emesis }: Scores): ScoreEntry | false {
  if (!given(nausea) && !given(emesis)) return false;
  const vomited = given(emesis) ? { emesisCount: emesis } : {};
  return { kind: 'symptom-scored', details: { symptom: 'nausea', score: nausea ?? NaN, ...vomited }, answers: ['nausea', 'emesis'] };
}
