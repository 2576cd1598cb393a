import { Component, computed, inject, signal } from '@angular/core';
import { defaultMonitorClockPolicy, type ArrangedEntry, type Signs } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';
import { setWords } from './vitals-draft.js';

interface MonitorRow {
  readonly key: string;
  readonly entryId: string;
  readonly offsetSeconds: number;
  readonly at: number;
  readonly monitor: string;
  readonly signs: Signs;
}

/**
 * What the monitor measured last, marked as nobody's word until somebody charts it with one tap. Validating is charting: it goes the way of any
 * entry, also offline (ADR 35). Dismissed, it leaves this screen and stays in the log; the next one shows again.
 */
@Component({
  selector: 'kat-monitor-reading',
  imports: [Button, Chip, ClinicTime, ProblemPanel],
  template: `
    @if (reading(); as row) {
      <section aria-label="From the monitor, not validated">
        <p>
          <strong>{{ words(row) }}</strong>
          <span class="meta"
            ><bdi>{{ row.monitor }}</bdi
            >, {{ row.at | clinicTime }}</span
          >
          <kat-chip tone="caution" icon="circle-alert">Not validated</kat-chip>
        </p>
        <div class="acts">
          <button type="button" kat-button (click)="dismissed.set(row.key)">Dismiss</button>
          <button type="button" kat-button kind="primary" icon="check" [busy]="sending.busy()" (click)="validate(row)">Validate</button>
        </div>
        @if (sending.problem(); as problem) {
          <kat-problem [problem]="problem" />
        }
      </section>
    }
    <p class="visually-hidden" role="status">{{ kept() }}</p>
  `,
  styles: `
    section {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-8) var(--space-16);
      align-items: center;
      justify-content: space-between;
      padding: var(--space-8) var(--space-12);
      border: 1px dashed var(--line);
      border-radius: var(--radius-card);
      background: var(--sunken);
    }

    p {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-8);
      align-items: center;
      margin: 0;
    }

    .meta {
      color: var(--muted);
      font: var(--type-meta);
    }

    .acts {
      display: flex;
      gap: var(--space-8);
    }
  `,
})
export class MonitorReading {
  private readonly room = inject(SessionRoom);
  protected readonly sending = recording();
  protected readonly dismissed = signal<string | null>(null);
  protected readonly kept = signal('');
  /** A reading older than a check may be late is no present one. Source: clinical reference §3.2. */
  protected readonly reading = computed(() => {
    const standing = this.room.fold()?.situation.log.standing ?? [];
    const last = standing.flatMap((one) => rowsOf(one, this.room)).reduce<MonitorRow | null>(newer, null);
    if (last === null || last.key === this.dismissed() || standing.some((one) => isOf(one, last))) return null;
    return this.room.now() - last.at > defaultMonitorClockPolicy.oldestMs ? null : last;
  });

  protected words({ signs }: MonitorRow): string {
    return setWords(Object.fromEntries(Object.entries(signs).map(([sign, value]) => [sign, String(value)])));
  }

  protected async validate(row: MonitorRow): Promise<void> {
    const { entryId, offsetSeconds, signs, at } = row;
    const details = { ...signs, source: 'monitor', validates: { entryId, offsetSeconds } };
    if (!(await this.sending.fact('vitals-taken', details, { occurredAt: new Date(at).toISOString() }))) return;
    this.kept.set(`Charted from the monitor: ${this.words(row)}.`);
  }
}

function rowsOf({ entry, at }: ArrangedEntry, room: SessionRoom): readonly MonitorRow[] {
  if (entry.kind !== 'vitals-streamed') return [];
  return entry.details.rows.map(({ offsetSeconds, ...signs }) => ({
    ...{ key: `${entry.id} ${offsetSeconds}`, entryId: entry.id, offsetSeconds, signs },
    ...{ at: at + offsetSeconds * 1_000, monitor: room.nameOf(entry.authorId) },
  }));
}

function newer(one: MonitorRow | null, other: MonitorRow): MonitorRow {
  return one === null || other.at >= one.at ? other : one;
}

function isOf({ entry }: ArrangedEntry, { entryId, offsetSeconds }: MonitorRow): boolean {
  if (entry.kind !== 'vitals-taken') return false;
  const { validates } = entry.details;
  return validates?.entryId === entryId && validates.offsetSeconds === offsetSeconds;
}
