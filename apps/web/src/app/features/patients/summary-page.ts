import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { PageHeader } from '../../ui/page-header.js';
import { Tab, Tabs } from '../../ui/tabs.js';
import { ContactCard } from './contact-card.js';
import { CorrectedList } from './facts/corrected-list.js';
import { FactList } from './facts/fact-list.js';
import { allergyLine, conditionLine, medicineLine, type FactLine } from './facts/fact-words.js';
import { MeasureCard } from './facts/measure-card.js';
import { MeasuredTable } from './facts/measured-table.js';
import { NoneKnown } from './facts/none-known.js';
import { OpenChart } from './open-chart.js';
import { OwnPagesCard } from './own-pages-card.js';

interface Kept<Details> {
  readonly id: string;
  readonly details: Details;
  readonly source: 'recorded' | 'imported';
}

/** The whole story at one glance. */
@Component({
  selector: 'kat-summary-page',
  imports: [
    Button,
    ContactCard,
    CorrectedList,
    FactList,
    MeasureCard,
    MeasuredTable,
    NoneKnown,
    OwnPagesCard,
    PageHeader,
    RouterLink,
    Tab,
    Tabs,
  ],
  templateUrl: './summary-page.html',
  styleUrl: './summary-page.css',
})
export default class SummaryPage {
  readonly patientId = input.required<string>();
  protected readonly signIn = inject(SignInState);
  protected readonly opened = inject(OpenChart);
  protected readonly lists = computed(() => {
    const clinical = this.opened.view()?.clinical ?? null;
    return (
      clinical && {
        conditions: linesOf(clinical.conditions, conditionLine),
        medicines: linesOf(clinical.medicines, medicineLine),
        allergies: linesOf(clinical.allergies, allergyLine),
      }
    );
  });
}

function linesOf<Details>(facts: readonly Kept<Details>[], line: (details: Details) => FactLine) {
  return facts.map(({ id, details, source }) => ({ id, ...line(details), isImported: source === 'imported' }));
}
