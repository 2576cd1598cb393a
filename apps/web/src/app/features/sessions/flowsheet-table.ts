import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, signal } from '@angular/core';
import { mayWrite, type Correction, type EntryKind, type FlowsheetRow, type SessionEntry, type Signs } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { CorrectEntry } from './correct-entry.js';
import { signWords } from './pad-fields.js';
import { recording } from './recording.js';
import { SessionRoom } from './session-room.js';

type Column = 'vitals-taken' | 'sedation-assessed' | 'dissociation-assessed';

interface TableRow {
  readonly key: string;
  /** The entry a value of the row comes from; several sets of one moment are corrected in the log. */
  readonly entries: { readonly [Kind in Column]?: string };
  readonly at: number;
  readonly minute: string;
  readonly signs: Signs;
  readonly sedation: string;
  readonly dissociation: string;
  readonly others: string;
  /** What is out of range and what is special about the row, in words. */
  readonly notes: string;
  readonly isStruck: boolean;
  readonly isAside: boolean;
  readonly author: string;
  /** What one tap marks as the readings that count for this minute; empty where nobody else charted it. */
  readonly markable: readonly string[];
}

/** The chart's values as a table, for reading, keyboard and print. A dash is "not taken", never normal. */
@Component({
  selector: 'kat-flowsheet-table',
  imports: [Button, ClinicTime, CorrectEntry, NgTemplateOutlet, ProblemPanel],
  templateUrl: './flowsheet-table.html',
  styles: `
    .wide {
      overflow-x: auto;
    }

    .is-struck :is(th, td):not(.notes) {
      color: var(--muted);
      text-decoration: line-through;
    }

    .notes {
      white-space: normal;
    }

    .is-aside :is(th, td) {
      color: var(--muted);
    }

    .notes button {
      margin-left: var(--space-8);
    }

    td > .value {
      min-width: 44px;
      min-height: 36px;
      margin: -6px -8px;
      padding: 0 8px;
      border: 0;
      border-radius: var(--radius-field);
      background: transparent;
      color: inherit;
      font: inherit;
      text-align: inherit;
    }

    td > .value:hover {
      background: var(--sunken);
      text-decoration: underline;
    }
  `,
})
export class FlowsheetTable {
  readonly rows = input.required<readonly FlowsheetRow[]>();
  readonly corrections = input<readonly Correction[]>([]);
  private readonly room = inject(SessionRoom);
  private readonly signIn = inject(SignInState);
  /** The entry being put right, under the row of its value. */
  protected readonly correcting = signal<string | null>(null);
  private readonly mayCorrect = computed(() => this.signIn.may('dosing.observe') && this.room.fold()?.isSealed === false);
  private readonly mayMark = computed(
    () => mayWrite(this.signIn.view()?.roles ?? [], 'readings-marked-primary') && this.room.fold()?.isSealed === false,
  );
  protected readonly marking = recording();
  private readonly kinds = computed(
    () => new Map<string, EntryKind>((this.room.fold()?.situation.log.standing ?? []).map(({ entry }) => [entry.id, entry.kind])),
  );
  protected readonly shown = computed(() =>
    [...this.rows().map((row) => this.rowOf(row)), ...this.corrections().flatMap((one) => this.struckOf(one))].sort(
      (one, other) => one.at - other.at,
    ),
  );

  protected readonly heads = [
    { words: 'Time', isNumber: false },
    ...['Minute', 'BP mmHg', 'HR /min', 'SpO₂ %', 'RR /min', 'Sedation'].map((words) => ({ words, isNumber: true })),
    ...['Dissociation', 'Other scores', 'Notes'].map((words) => ({ words, isNumber: false })),
  ];

  protected readonly signColumns = [
    { sign: 'heartRatePerMin', name: 'heart rate' },
    { sign: 'spo2Percent', name: 'oxygen saturation' },
    { sign: 'respiratoryRatePerMin', name: 'breaths' },
  ] as const;

  /** One tap: from now on chart, alerts and forms follow this set; both stay in sight. */
  protected async mark({ markable }: TableRow): Promise<void> {
    await this.marking.fact('readings-marked-primary', { readingIds: [...markable] });
  }

  protected correct(entryId: string): void {
    this.correcting.update((open) => (open === entryId ? null : entryId));
  }

  protected isCorrecting({ entries }: TableRow): boolean {
    const open = this.correcting();
    return open !== null && Object.values(entries).includes(open);
  }

  private rowOf(row: FlowsheetRow): TableRow {
    const authors = row.authorIds.map((id) => this.room.nameOf(id)).join(', ');
    const found = row.findings.filter(({ tier }) => tier !== 'info').map(({ sign, text }) => `${signWords[sign]} ${text}`);
    const notes = [...found, ...(row.isLateEntry ? ['written later'] : []), ...rivalWords(row, (id) => this.room.nameOf(id)), authors];
    return {
      ...{ key: row.entryIds.join(), entries: this.mayCorrect() ? this.entriesOf(row) : {} },
      ...{ at: row.at, minute: row.minutesFromDose === null ? '–' : String(row.minutesFromDose) },
      ...{ signs: row.signs, sedation: row.sedation === null ? '–' : String(row.sedation.score), dissociation: dissociationWords(row) },
      others: [
        ...row.symptoms.map(({ symptom, score }) => `${symptom} ${score}`),
        ...row.scales.map(({ scale, scoreOf100 }) => `${scale} ${scoreOf100}`),
      ].join(', '),
      notes: notes.join('; '),
      isStruck: false,
      isAside: false,
      author: authors,
      markable: row.rivalIds.length > 0 && this.mayMark() ? row.entryIds : [],
    };
  }

  private entriesOf({ entryIds }: FlowsheetRow): TableRow['entries'] {
    return Object.fromEntries(entryIds.map((id) => [this.kinds().get(id), id]));
  }

  /** What was corrected stays readable, struck, with what became of it and why; what was set aside only stands back. */
  private struckOf({ entry, at, state, replacedById }: Correction): readonly TableRow[] {
    if (entry.kind !== 'vitals-taken') return [];
    const empty = { minute: '–', sedation: '–', dissociation: '–', others: '', entries: {} };
    const author = this.room.nameOf(entry.authorId);
    const common = { ...empty, key: `${state} ${entry.id}`, at, signs: entry.details, author };
    if (state === 'set-aside') {
      const notes = `another reading of this minute counts; ${author}`;
      return [{ ...common, notes, isStruck: false, isAside: true, markable: this.mayMark() ? this.setAsideWith(entry) : [] }];
    }
    const notes = this.correctionWords({ entry, state, replacedById });
    return [{ ...common, notes, isStruck: true, isAside: false, markable: [] }];
  }

  private correctionWords({ entry, state, replacedById }: Pick<Correction, 'entry' | 'state' | 'replacedById'>): string {
    const log = this.room.fold()?.situation.log.all ?? [];
    const marking = log.find(({ entry: one }) => (state === 'amended' ? one.id === replacedById : one.amendsId === entry.id))?.entry;
    const why = marking?.kind === 'entered-in-error' ? marking.details.reason : marking?.amendReason;
    return `${state === 'amended' ? 'corrected' : 'entered in error'}${why === undefined ? '' : `: ${why}`}`;
  }

  /** The whole set its author charted then comes back together. */
  private setAsideWith({ authorId, occurredAt }: SessionEntry): readonly string[] {
    return this.corrections().flatMap(({ entry, state }) =>
      state === 'set-aside' && entry.authorId === authorId && entry.occurredAt === occurredAt ? [entry.id] : [],
    );
  }
}

/** Two people may chart one minute; both count until somebody says which one does. Source: clinical reference §3.2. */
function rivalWords({ rivalIds, isPrimary }: FlowsheetRow, nameOf: (id: string) => string): readonly string[] {
  if (rivalIds.length > 0) return [`this minute was charted by ${rivalIds.map(nameOf).join(', ')} too`];
  return isPrimary ? ['counts for this minute'] : [];
}

function dissociationWords({ dissociation }: FlowsheetRow): string {
  if (dissociation === null) return '–';
  if (dissociation.instrument === 'level') return dissociation.level;
  return dissociation.instrument === 'cadss' ? `CADSS ${dissociation.totalScore}` : `CADSS-6 ${dissociation.sixItemScore}`;
}
