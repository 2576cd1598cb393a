import { Component, computed, inject, signal, viewChild, type ElementRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SignInState } from '../../core/sign-in-state.js';
import { Banner } from '../../ui/banner.js';
import { AdversePad } from './adverse-pad.js';
import { chartRoom } from './chart-room.js';
import { DevicePanel } from './device-panel.js';
import { DueStrip } from './due-strip.js';
import { EventBar } from './event-bar.js';
import { FlowsheetTable } from './flowsheet-table.js';
import { InfusionFigures } from './infusion-figures.js';
import { InfusionPanel } from './infusion-panel.js';
import { InjectionPanel } from './injection-panel.js';
import { LeaseIncident } from './lease-incident.js';
import { LeaseStrip } from './lease-strip.js';
import { MedicinePad } from './medicine-pad.js';
import { MonitorHere } from './monitor-here.js';
import { MonitorReading } from './monitor-reading.js';
import { ObservePad } from './observe-pad.js';
import { OpenAlerts } from './open-alerts.js';
import { ScoresPad } from './scores-pad.js';
import { SessionChart } from '../../ui/session-chart/session-chart.js';
import { SessionLog } from './session-log.js';
import { SessionRoom } from './session-room.js';
import { SprayPanel } from './spray-panel.js';
import { StopChoice } from './stop-choice.js';
import { Stopping } from './stopping.js';
import { VitalsPad } from './vitals-pad.js';

const pads = [
  { name: 'vitals', label: 'Vital signs' },
  { name: 'scores', label: 'Scores' },
  { name: 'observe', label: 'Observe' },
  { name: 'medicine', label: 'Medicine' },
  { name: 'adverse', label: 'Event' },
] as const;
type Pad = (typeof pads)[number]['name'];

/** The cockpit: what is given, what is due, what alarms, the chart, and under the right hand the pad that is written with. */
@Component({
  selector: 'kat-dose-stage',
  imports: [
    ...[
      AdversePad,
      Banner,
      DevicePanel,
      DueStrip,
      EventBar,
      FlowsheetTable,
      InfusionFigures,
      InfusionPanel,
      InjectionPanel,
      LeaseIncident,
      LeaseStrip,
      MedicinePad,
    ],
    ...[
      MonitorHere,
      MonitorReading,
      ObservePad,
      OpenAlerts,
      RouterLink,
      ScoresPad,
      SessionChart,
      SessionLog,
      SprayPanel,
      StopChoice,
      VitalsPad,
    ],
  ],
  providers: [Stopping],
  templateUrl: './dose-stage.html',
  styleUrl: './dose-stage.css',
})
export default class DoseStage {
  protected readonly room = inject(SessionRoom);
  protected readonly signIn = inject(SignInState);
  protected readonly stopping = inject(Stopping);
  protected readonly fold = this.room.fold;
  protected readonly zone = computed(() => this.fold()?.situation.session.zone ?? 'UTC');
  /** The now line moves with the fold; in a session that is over there is none. */
  protected readonly chartNow = computed(() => (this.room.isOver() ? null : (this.fold()?.now ?? null)));
  protected readonly product = computed(() => this.fold()?.situation.session.product ?? null);
  protected readonly doses = this.signIn.may('dosing.record');
  protected readonly pads = pads.filter(({ name }) => this.doses || name !== 'medicine');
  /** A nurse arrives at the keypad, a therapist at the observations. */
  protected readonly pad = signal<Pad>(this.doses ? 'vitals' : 'observe');
  private readonly main = viewChild<ElementRef<HTMLElement>>('main');
  private readonly dose = viewChild<ElementRef<HTMLElement>>('dose');
  protected readonly chartRoom = chartRoom(this.main, this.dose);
  protected readonly isBeforeGo = computed(() => ['planned', 'ordered', 'precheck'].includes(this.room.phase()));
}
