import { Component, computed, inject } from '@angular/core';
import { ClinicTime } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Banner } from '../../ui/banner.js';
import { FlowsheetTable } from './flowsheet-table.js';
import { ObservationForm } from './observation-form.js';
import { SessionChart } from './session-chart.js';
import { SessionLog } from './session-log.js';
import { SessionRoom } from './session-room.js';
import { StepsPanel } from './steps-panel.js';
import { ruleWords } from './session-words.js';
import { VitalsForm } from './vitals-form.js';

/** The dose stage: the chart, and what is measured, seen and given. What another person records appears within a second. */
@Component({
  selector: 'kat-dose-stage',
  imports: [Banner, ClinicTime, FlowsheetTable, ObservationForm, SessionChart, SessionLog, StepsPanel, VitalsForm],
  templateUrl: './dose-stage.html',
  styleUrl: './dose-stage.css',
})
export default class DoseStage {
  protected readonly room = inject(SessionRoom);
  protected readonly signIn = inject(SignInState);
  protected readonly fold = this.room.fold;
  protected readonly zone = computed(() => this.fold()?.situation.session.zone ?? 'UTC');
  protected readonly words = ruleWords;
}
