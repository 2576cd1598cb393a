import { Component, inject } from '@angular/core';
import { SessionLog } from './session-log.js';
import { SessionRoom } from './session-room.js';
import { StepsPanel } from './steps-panel.js';

/** A stage without forms of its own: what comes next, what stands in the way, and what has happened. */
@Component({
  selector: 'kat-plain-stage',
  imports: [SessionLog, StepsPanel],
  template: `
    <div class="kat-page">
      @if (fold(); as shown) {
        <kat-steps-panel class="kat-card" [steps]="shown.nextSteps" />
        <kat-session-log class="kat-card" [marks]="shown.timeline" />
      }
    </div>
  `,
})
export default class PlainStage {
  protected readonly fold = inject(SessionRoom).fold;
}
