import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, signal } from '@angular/core';
import type { Correction, EntryKind, FlowsheetRow, Signs } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { CorrectEntry } from './correct-entry.js';
import { signWords } from './pad-fields.js';
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
}

/** The chart's values as a table, for reading, keyboard and print. A dash is "not taken", never normal. */
@Component({
  selector: 'kat-flowsheet-table',
  imports: [ClinicTime, CorrectEntry, NgTemplateOutlet],
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

    td button {
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

    td button:hover {
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
  private readonly kinds = computed(
    () => new Map<string, EntryKind>((this.room.fold()?.situation.log.standing ?? []).map(({ entry }) => [entry.id, entry.kind])),
  );
  protected readonly shown = computed(() =>
    [...this.rows().map((row) => this.rowOf(row)), ...this.corrections().flatMap((one) => this.struckOf(one))].sort(
      (one, other) => one.at - other.at,
    ),
  );

  protected readonly signColumns = [
    { sign: 'heartRatePerMin', name: 'heart rate' },
    { sign: 'spo2Percent', name: 'oxygen saturation' },
    { sign: 'respiratoryRatePerMin', name: 'breaths' },
  ] as const;

  protected correct(entryId: string): void {
    this.correcting.update((open) => (open === entryId ? null : entryId));
  }

  protected isCorrecting({ entries }: TableRow): boolean {
    const open = this.correcting();
    return open !== null && Object.values(entries).includes(open);
  }

  private rowOf(row: FlowsheetRow): TableRow {
    const found = row.findings.filter(({ tier }) => tier !== 'info').map(({ sign, text }) => `${signWords[sign]} ${text}`);
    const notes = [
      ...found,
      ...(row.isLateEntry ? ['written later'] : []),
      ...this.rivalWords(row),
      row.authorIds.map((id) => this.room.nameOf(id)).join(', '),
    ];
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
    };
  }

  /** Two people may chart one minute; both stay until somebody says which one does not count. Source: clinical reference §3.2. */
  private rivalWords(row: FlowsheetRow): readonly string[] {
    const minute = Math.floor(row.at / 60_000);
    const others = this.rows()
      .filter((one) => one !== row && Math.floor(one.at / 60_000) === minute && one.signs.systolicMmHg !== undefined)
      .flatMap(({ authorIds }) => authorIds)
      .filter((id) => !row.authorIds.includes(id));
    if (row.signs.systolicMmHg === undefined || (others.length === 0 && !row.isChartedTwice)) return [];
    const names = others.length === 0 ? 'two people' : `${[...new Set(others)].map((id) => this.room.nameOf(id)).join(', ')} too`;
    return [`this minute was charted by ${names}: tap a value that does not count`];
  }

  private entriesOf({ entryIds }: FlowsheetRow): TableRow['entries'] {
    return Object.fromEntries(entryIds.map((id) => [this.kinds().get(id), id]));
  }

  /** What was corrected stays readable, struck, with what became of it and why. */
  private struckOf({ entry, at, state, replacedById }: Correction): readonly TableRow[] {
    if (entry.kind !== 'vitals-taken') return [];
    const log = this.room.fold()?.situation.log.all ?? [];
    const marking = log.find(({ entry: one }) => (state === 'amended' ? one.id === replacedById : one.amendsId === entry.id))?.entry;
    const why = marking?.kind === 'entered-in-error' ? marking.details.reason : marking?.amendReason;
    const notes = `${state === 'amended' ? 'corrected' : 'entered in error'}${why === undefined ? '' : `: ${why}`}`;
    const empty = { minute: '–', sedation: '–', dissociation: '–', others: '', entries: {} };
    return [{ ...empty, key: entry.id, at, signs: entry.details, notes, isStruck: true }];
  }
}

function dissociationWords({ dissociation }: FlowsheetRow): string {
  if (dissociation === null) return '–';
  if (dissociation.instrument === 'level') return dissociation.level;
  return dissociation.instrument === 'cadss' ? `CADSS ${dissociation.totalScore}` : `CADSS-6 ${dissociation.sixItemScore}`;
}
