import { Component, computed, inject } from '@angular/core';
import { ClinicTime } from '../../core/clinic-time.js';
import { SessionRoom } from './session-room.js';
import { millilitreWords, rateWords } from '../../ui/session-words.js';

/** What the pump does and has done, in figures. Without a bag that is known, how much drug ran in is not known either. */
@Component({
  selector: 'kat-infusion-figures',
  imports: [ClinicTime],
  template: `
    @if (infusion(); as running) {
      <dl>
        <div>
          <dt>Rate</dt>
          <dd>
            <strong>{{ running.course.phase === 'running' ? rate(running.rateUlPerH) : running.course.phase }}</strong>
            <small>{{ mgPerMin() }}</small>
          </dd>
        </div>
        <div>
          <dt>In</dt>
          <dd>
            <strong>{{ ml(running.deliveredUl) }}</strong><small>{{ running.bag === null ? '' : 'of ' + ml(running.bag.volumeUl) }}</small>
          </dd>
        </div>
        <div>
          <dt>Left</dt>
          <dd>
            <strong>{{ running.remainingUl === null ? 'not known' : ml(running.remainingUl) }}</strong>
            <small>{{ running.projectedEndAt === null ? '' : 'empty at ' + (running.projectedEndAt | clinicTime) }}</small>
          </dd>
        </div>
        <div>
          <dt>Running</dt>
          <dd>
            <strong>{{ runMinutes() }} min</strong>
          </dd>
        </div>
      </dl>
    }
  `,
  styleUrl: './dose-panel.css',
})
export class InfusionFigures {
  private readonly room = inject(SessionRoom);
  protected readonly ml = millilitreWords;
  protected readonly rate = rateWords;
  protected readonly infusion = computed(() => this.room.fold()?.dosing.infusion ?? null);
  protected readonly runMinutes = computed(() => Math.floor(this.infusion()?.runMinutes ?? 0));
  /** What the pump gives each minute, for whoever checks it by eye. */
  protected readonly mgPerMin = computed(() => {
    const { bag = null, rateUlPerH = 0, course } = this.infusion() ?? {};
    if (bag === null || course?.phase !== 'running') return '';
    return `${((rateUlPerH / 60) * (bag.doseUg / bag.volumeUl / 1000)).toFixed(3)} mg/min`;
  });
}
