import { Component, computed, inject, input } from '@angular/core';
import { ActivatedRoute, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import type { Permission } from '@sojourn/domain';
import { dateInZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { ConcernButton } from '../../core/concern-button.js';
import { fillPrintMargins } from '../../core/print-margins.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Chip } from '../../ui/chip.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { AllergyStrip } from './allergy-strip.js';
import { OpenedByReason } from './opened-by-reason.js';
import { OpenChart } from './open-chart.js';
import { bornWords, dateWords, genderWords } from './patient-words.js';

/** Who this is and what they must not be given, above every tab of the chart. Tabs come from the routes beneath this one. */
@Component({
  selector: 'kat-chart-frame',
  imports: [AllergyStrip, Chip, ConcernButton, Loading, OpenedByReason, ProblemPanel, RouterLink, RouterLinkActive, RouterOutlet],
  providers: [OpenChart],
  templateUrl: './chart-frame.html',
  styleUrl: './chart-frame.css',
})
export default class ChartFrame {
  readonly patientId = input.required<string>();
  private readonly clock = inject(Clock);
  private readonly signIn = inject(SignInState);
  private readonly routes = inject(ActivatedRoute).routeConfig?.children ?? [];
  protected readonly opened = inject(OpenChart);
  protected readonly today = computed(() => dateInZone(this.clock.now(), this.signIn.zone()));
  protected readonly born = computed(() => {
    const identity = this.opened.view()?.identity;
    return identity === undefined ? '' : bornWords(identity, this.today());
  });
  protected readonly tabs = computed(() =>
    this.routes.flatMap(({ path = '', data }) => {
      const label = data?.['tab'] as string | undefined;
      const mayOpen = this.signIn.may(data?.['permission'] as Permission);
      return label === undefined || !mayOpen
        ? []
        : [{ path, label, link: ['/patients', this.patientId(), ...(path === '' ? [] : [path])] }];
    }),
  );
  /** The tabs are made anew for another patient: nothing typed or shown for one stays for the next. */
  protected readonly patients = computed(() => [{ id: this.patientId() }]);
  protected readonly dateWords = dateWords;
  protected readonly genderWords = genderWords;

  constructor() {
    this.opened.follow(this.patientId);
    fillPrintMargins(() => this.printedAbout());
  }

  private printedAbout(): string {
    const patient = this.opened.view();
    if (patient === null) return '';
    // Isolated, so that a name written from right to left does not turn the line around.
    return `\u2068${patient.displayName}\u2069 · ${this.born()} · Record ${patient.identity.recordNumber ?? 'number not given'}`;
  }
}
