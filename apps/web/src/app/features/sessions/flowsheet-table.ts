import { Component, computed, inject, input } from '@angular/core';
import type { Correction, FlowsheetRow, Signs } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { signWords } from './pad-fields.js';
import { SessionRoom } from './session-room.js';

interface TableRow {
  readonly key: string;
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
  imports: [ClinicTime],
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
  `,
})
export class FlowsheetTable {
  readonly rows = input.required<readonly FlowsheetRow[]>();
  readonly corrections = input<readonly Correction[]>([]);
  private readonly room = inject(SessionRoom);
  protected readonly shown = computed(() =>
    [...this.rows().map((row) => this.rowOf(row)), ...this.corrections().flatMap((one) => this.struckOf(one))].sort(
      (one, other) => one.at - other.at,
    ),
  );

  private rowOf(row: FlowsheetRow): TableRow {
    const found = row.findings.filter(({ tier }) => tier !== 'info').map(({ sign, text }) => `${signWords[sign]} ${text}`);
    const notes = [
      ...found,
      ...(row.isLateEntry ? ['written later'] : []),
      ...(row.isChartedTwice ? ['charted by two people'] : []),
      row.authorIds.map((id) => this.room.nameOf(id)).join(', '),
    ];
    return {
      ...{ key: row.entryIds.join(), at: row.at, minute: row.minutesFromDose === null ? '–' : String(row.minutesFromDose) },
      ...{ signs: row.signs, sedation: row.sedation === null ? '–' : String(row.sedation.score), dissociation: dissociationWords(row) },
      others: [
        ...row.symptoms.map(({ symptom, score }) => `${symptom} ${score}`),
        ...row.scales.map(({ scale, scoreOf100 }) => `${scale} ${scoreOf100}`),
      ].join(', '),
      notes: notes.join('; '),
      isStruck: false,
    };
  }

  /** What was corrected stays readable, struck, with what became of it. */
  private struckOf({ entry, at, state }: Correction): readonly TableRow[] {
    if (entry.kind !== 'vitals-taken') return [];
    const notes = state === 'amended' ? 'corrected' : 'entered in error';
    return [
      { ...{ key: entry.id, at, minute: '–', signs: entry.details, sedation: '–', dissociation: '–', others: '' }, notes, isStruck: true },
    ];
  }
}

function dissociationWords({ dissociation }: FlowsheetRow): string {
  if (dissociation === null) return '–';
  if (dissociation.instrument === 'level') return dissociation.level;
  return dissociation.instrument === 'cadss' ? `CADSS ${dissociation.totalScore}` : `CADSS-6 ${dissociation.sixItemScore}`;
}
