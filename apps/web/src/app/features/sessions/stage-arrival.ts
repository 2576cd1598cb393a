import { Component, effect, inject } from '@angular/core';
import { Router } from '@angular/router';
import { SessionRoom } from './session-room.js';
import { stageNow } from './stages.js';

/** Where a session is opened without a stage: at the one its phase asks for. */
@Component({ selector: 'kat-stage-arrival', template: '' })
export default class StageArrival {
  constructor() {
    const [room, router] = [inject(SessionRoom), inject(Router)];
    effect(() => {
      const fold = room.fold();
      if (fold !== null) void router.navigate(['/sessions', room.sessionId(), stageNow(fold)], { replaceUrl: true });
    });
  }
}
